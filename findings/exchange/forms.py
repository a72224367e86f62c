"""What each noun's record looks like: its keys, in the order in which they are written."""

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model

from findings.models import (
    ClaimStatus,
    Connection,
    Correction,
    Figure,
    Finding,
    Institution,
    Involvement,
    Person,
    Removal,
    Reply,
    Tagging,
    Theme,
)
from sources.models import Publisher, Source

from .fields import (
    Changes,
    Day,
    FormerSlugs,
    Identifier,
    Lines,
    Moment,
    Number,
    PartDate,
    Reference,
    References,
    Truth,
    Whole,
    Words,
)


@dataclass(frozen=True)
class Form:
    """The record of one model. `parts` are the lists of records within it."""

    model: type[Model]
    fields: list[Words]
    keyed: bool = False  # the first field tells one record from another
    parts: dict[str, "Form"] = field(default_factory=dict)
    related: str = ""  # the name under which the owner has its parts
    short: str = ""  # a part that has only this key may stand as its bare value
    numbered: bool = False  # the place in the file is the record's position
    unchecked: Sequence[str] = ()  # attributes that are taken as they come: what a machine wrote is no editor's slip
    order: Callable[[Any], Any] | None = None  # the archive's own order of parts, where it is not that of the file

    @property
    def key(self) -> Words:
        """What tells one record from another, where it is keyed."""
        return self.fields[0]


def _keyed(model: type[Model], key: Words, *fields: Words, **kwargs: Any) -> Form:
    return Form(model, [key, *fields], keyed=True, **kwargs)


def _slug() -> Words:
    return Words("slug", required=True)


THEME = _keyed(
    Theme,
    _slug(),
    Words("code", required=True),
    Words("name", required=True),
    Reference("parent", Theme, late=True),
    Words("definition", required=True),
    Words("use_for"),
    Words("not_for"),
    Lines("aliases"),
    Words("uhri"),
    Words("iopc"),
    Words("content_note"),
    FormerSlugs(),
    numbered=True,
)

PUBLISHER = _keyed(Publisher, _slug(), Words("name", required=True), Words("kind", required=True), Words("website"))

PERSON = _keyed(
    Person,
    _slug(),
    Words("name", required=True),
    Words("sort_name", required=True),
    Lines("aliases"),
    Words("description"),
    FormerSlugs(),
)

INSTITUTION = _keyed(
    Institution,
    _slug(),
    Words("name", required=True),
    Words("kind", required=True),
    Reference("parent", Institution, late=True),
    Lines("aliases"),
    Words("description"),
    Reference("publisher", Publisher),
    FormerSlugs(),
)

SOURCE = _keyed(
    Source,
    _slug(),
    Words("kind", required=True),
    Words("state", required=True),
    Words("title", required=True),
    Words("standfirst"),
    Words("byline"),
    Reference("publisher", Publisher, required=True),
    PartDate("published"),
    Words("reference"),
    Whole("pages"),
    Words("language", required=True),
    Words("address"),
    Words("archived_address"),
    Words("licence", required=True),
    Words("description"),
    References("covers", Source, late=True),
    FormerSlugs(),
)

INVOLVEMENT = Form(
    Involvement,
    [
        Words("role", required=True),
        Reference("person", Person),
        Reference("institution", Institution),
        Words("descriptor"),
    ],
    related="involvements",
    numbered=True,
)

FIGURE = Form(
    Figure,
    [
        Words("as_stated", required=True),
        Number("value"),
        *(Words(key) for key in ["unit", "qualifier", "group", "comparator", "base", "period"]),
    ],
    related="figures",
    numbered=True,
)

TAGGING = Form(
    Tagging,
    [Reference("theme", Theme, required=True), Truth("suggested")],
    related="taggings",
    short="theme",
    numbered=True,
)

CONNECTION = Form(
    Connection,
    [
        Words("kind", required=True),
        Reference("to", Finding, by="public_id", attribute="to_finding", required=True),
        Words("note"),
    ],
    related="connections",
    numbered=True,
)

CLAIM_STATUS = Form(
    ClaimStatus,
    [
        Words("status", required=True),
        PartDate("decided"),
        Reference("body", Institution),
        Words("descriptor"),
        Words("standard"),
        Reference("source", Source),
        Words("note"),
    ],
    related="statuses",
    order=lambda step: step.decided_on or datetime.date.min,
)

# What is on record is added to, and never taken away: see entries.py.
CORRECTION = Form(
    Correction,
    [
        Moment("made_at", required=True),
        Words("reason", required=True),
        Truth("words_withheld"),
        Changes("changes", required=True),
    ],
    related="corrections",
)

REMOVAL = Form(
    Removal,
    [
        Moment("withdrawn_at", required=True),
        Words("reason", required=True),
        Moment("restored_at", required=True),
    ],
    related="removals",
)

REPLY = Form(
    Reply,
    [
        Reference("person", Person),
        Reference("institution", Institution),
        Words("descriptor"),
        Words("text", required=True),
        Day("received_on", required=True),
        Words("state", required=True),
        Moment("decided_at"),
        Words("note"),
    ],
    related="replies",
)

FINDING = _keyed(
    Finding,
    Identifier("id", "public_id", required=True),
    Words("state", required=True),
    Words("kind"),
    Words("summary"),
    Truth("retold"),
    Reference("report", Source),
    Words("direction"),
    Lines("groups"),
    Words("content_note"),
    Moment("first_published", kept=True),
    Moment("withdrawn_at"),
    Words("withdrawn_reason"),
    Reference("replaced_by", Finding, by="public_id", late=True),
    parts={"themes": TAGGING, "involved": INVOLVEMENT, "figures": FIGURE, "statuses": CLAIM_STATUS},
)
