"""People out of a spreadsheet."""

from typing import Any

from findings.models import Person
from findings.models.person import surname_first
from findings.vocabulary import Noun
from sources.importing.columns import Column, Columns, line, lines, words

from .naming import NamedResource

ALIASES = ("alias", "other name", "also known as", "aka")
ABOUT = ("about", "note", "who they are", "what it is")

COLUMNS = Columns(
    [
        Column("slug", "The name in addresses. Leave it out: it is made from the name.", "", ("person",), read=line),
        Column("name", "As readers see it, without title.", "Ida Invented", ("full name", "person name"), line, True),
        Column(
            "sort_name",
            "As in an index. Made from the name where it is left out.",
            "Invented, Ida",
            ("surname first",),
            line,
        ),
        Column(
            "aliases",
            "Other forms of the name, parted by semicolons.",
            "I. Invented; Sergeant Invented",
            ALIASES,
            lines,
        ),
        Column("description", "Who they are, as a source says it.", "Keeper of the key.", ABOUT, words),
    ]
)


class PersonResource(NamedResource):
    model = Person
    noun = Noun.PERSON
    columns = COLUMNS

    def check(self, instance: Any, given: dict[str, Any], *, is_new: bool) -> None:
        if is_new and not instance.sort_name:
            instance.sort_name = surname_first(instance.name)
        super().check(instance, given, is_new=is_new)
