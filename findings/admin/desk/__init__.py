"""The doors of the excerpt desk: its page, and what its scripts ask for. Whoever accepted a text goes on to it, or
first to what it has put in question.
"""

from findings.admin.anchor_question import the_questions_of
from sources.admin.accepted import go_on_with

from .doors import DeskDoors, the_desk_of

__all__ = ["DeskDoors"]

go_on_with(the_questions_of)
go_on_with(the_desk_of)
