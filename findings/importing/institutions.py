"""Institutions out of a spreadsheet."""

from typing import Any

from findings.models import Institution
from findings.vocabulary import InstitutionKind, Noun
from sources.importing.columns import Column, Columns, line, lines, one_of, words
from sources.importing.looking_up import Names
from sources.models import Publisher

from .naming import NamedResource
from .people import ABOUT, ALIASES

COLUMNS = Columns(
    [
        Column("slug", "The name in addresses. Leave it out: it is made from the name.", "", ("institution",), line),
        Column("name", "Its full name.", "Biscuit Squad", ("full name", "institution name", "body"), line, True),
        Column(
            "kind",
            "police-force, police-unit, review, inquiry, oversight, government, media, other",
            "police-unit",
            ("type",),
            one_of(InstitutionKind),
            required=True,
        ),
        Column(
            "parent",
            "The body it is part of, by slug or name; in a row above this one where it is new too.",
            "Toytown Constabulary",
            ("part of", "belongs to", "parent institution"),
            line,
            owned=False,
        ),
        Column("aliases", "Other names and short forms, parted by semicolons.", "the Squad", ALIASES, lines),
        Column("description", "What it is, as a source says it.", "Keeps the biscuits of Toytown.", ABOUT, words),
        Column("publisher", "The same body as a publisher, by slug or name.", "", (), line, owned=False),
    ]
)


class InstitutionResource(NamedResource):
    model = Institution
    noun = Noun.INSTITUTION
    columns = COLUMNS

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.publishers = Names("publisher", Publisher.objects.all(), lambda publisher: [publisher.name])

    def parts(self, instance: Any, given: dict[str, Any]) -> list[tuple[str, str, str]]:
        changes = self.parent(instance, given)
        if "publisher" in given:
            publisher = self.publishers.find(given["publisher"])
            if instance.publisher_id != publisher.pk:
                changes.append(("Publisher", str(instance.publisher) if instance.publisher_id else "", str(publisher)))
                instance.publisher = publisher
        return changes
