from decimal import Decimal
from typing import Any

import django_filters
from django.http import QueryDict
from django.utils.functional import cached_property

from findings.asking.filling import filled
from findings.asking.hearing import heard
from findings.asking.tree import Node
from findings.choosing import MOST, Known, Listed, Order, Reading, Words, Year
from findings.index.documents import Value
from findings.index.searching import Question
from findings.models import SearchDocument
from findings.picking import Picked, Picks
from findings.questions import NOTHING, question_of
from findings.records import Record, by_slug
from findings.vocabulary import Direction, Group, Kind, Status

SORTS = {
    "relevance": "Best match",
    "newest": "Newest first",
    "oldest": "Oldest first",
    "added": "Last added",
    "corrected": "Last corrected",
}

RECORDS = ("theme", "institution", "person", "speaker", "source", "publisher")
NAMING = {"finding", *(name for record in RECORDS for name in (record, f"not_{record}"))}

# What each filter asks, once for those wanted and once for those left out.
THEME: dict[str, Any] = {"noun": "theme", "record": "theme", "column": "theme_ids"}
INSTITUTION: dict[str, Any] = {"noun": "institution", "record": "institution", "column": "institution_ids"}
PERSON: dict[str, Any] = {"noun": "person", "record": "person", "column": "person_ids"}
SPEAKER: dict[str, Any] = {"noun": "person", "record": "speaker", "column": "speaker_ids"}
SOURCE: dict[str, Any] = {"noun": "source", "record": "source", "column": "source_ids"}
PUBLISHER: dict[str, Any] = {"noun": "publisher", "record": "publisher", "column": "publisher_ids"}
KIND: dict[str, Any] = {"noun": "kind of finding", "lookup": "kind__in", "choices": Kind.choices}
GROUP: dict[str, Any] = {"noun": "affected group", "lookup": "groups__overlap", "choices": Group.choices}
DIRECTION: dict[str, Any] = {"noun": "direction", "lookup": "direction__in", "choices": Direction.choices}
STATUS: dict[str, Any] = {"noun": "claim status", "lookup": "claim_status__in", "choices": Status.choices}


class FindingFilter(django_filters.FilterSet):
    """What can be asked of the findings, answered by their search documents.

    The names stand in people's bookmarks: each is declared, none is derived. Filters typed among the words of `q` count
    as if they stood in the address.
    """

    q = Words(label="Words")
    finding = Picks(label="Finding")
    theme = Known(label="Theme", **THEME)
    kind = Listed(label="Kind", **KIND)
    institution = Known(label="Institution", **INSTITUTION)
    person = Known(label="Person", **PERSON)
    speaker = Known(label="Speaker", **SPEAKER)
    source = Known(label="Source", **SOURCE)
    publisher = Known(label="Publisher", **PUBLISHER)
    group = Listed(label="Affected group", **GROUP)
    direction = Listed(label="Direction", **DIRECTION)
    status = Listed(label="Claim status", **STATUS)
    not_theme = Known(label="Not theme", exclude=True, **THEME)
    not_kind = Listed(label="Not kind", exclude=True, **KIND)
    not_institution = Known(label="Not institution", exclude=True, **INSTITUTION)
    not_person = Known(label="Not person", exclude=True, **PERSON)
    not_speaker = Known(label="Not speaker", exclude=True, **SPEAKER)
    not_source = Known(label="Not source", exclude=True, **SOURCE)
    not_publisher = Known(label="Not publisher", exclude=True, **PUBLISHER)
    not_group = Listed(label="Not affected group", exclude=True, **GROUP)
    not_direction = Listed(label="Not direction", exclude=True, **DIRECTION)
    not_status = Listed(label="Not claim status", exclude=True, **STATUS)
    year = Year(label="Year")
    since = Year(label="From year", lookup_expr="gte")
    until = Year(label="To year", lookup_expr="lte")
    sort = Order(
        label="Sort by",
        choices=list(SORTS.items()),
        error_messages={"invalid_choice": "Findings cannot be sorted by “%(value)s”."},
    )

    class Meta:
        model = SearchDocument
        fields: list[str] = []

    def __init__(self, data: QueryDict, *args: Any, version: int | None = None, **kwargs: Any) -> None:
        self.filled, self.version = filled(data), version
        # Of filters that the address does not name nothing has to be made.
        named = {name: each for name, each in FILTERS.items() if name in self.filled.parameters}
        object.__setattr__(self, "base_filters", named)  # typed as one of the class alone
        super().__init__(self.filled.parameters, *args, **kwargs)

    @cached_property
    def form(self) -> Reading:
        """What the filters make of the address. It is no form of Django, which would be made to be shown."""
        return Reading({name: each.field for name, each in self.filters.items()}, self.data)

    @cached_property
    def records(self) -> dict[str, dict[str, Record]]:
        """Of the records that the address names, those there are: by noun and slug. One query for all."""
        wanted = {name: _slugs(self.data, name, f"not_{name}") for name in RECORDS}
        found = by_slug(wanted, self.version)
        return {name: {slug: record for (noun, slug), record in found.items() if noun == name} for name in RECORDS}

    @cached_property
    def tree(self) -> Node | None:
        """What is looked for; None where no words were typed, or none that are ever looked for."""
        return heard(self.filled.asked.tree)

    @property
    def words(self) -> str:
        """What the reader searches for; empty where nothing, or nothing usable, was typed."""
        return str(self._understood().get("q") or "")

    @property
    def problems(self) -> list[str]:
        """Plain sentences on what could not be understood. Nothing is shown then, rather than something else."""
        told = (f"{self.filters[name].label}: {text}" for name, texts in self.errors.items() for text in texts)
        return list(dict.fromkeys(told))

    def question(self, *leaving_out: str) -> Question:
        """What is asked, without the named filters."""
        understood = {name: value for name, value in self._understood().items() if name not in leaving_out}
        return question_of(understood, self.tree or NOTHING, self.order)

    @property
    def picked(self) -> list[Picked]:
        """The findings that the address names."""
        return self._understood().get("finding") or []

    def keys(self, name: str) -> list[Value]:
        """What is chosen of one filter, as the index knows it: numbers of records, or values."""
        return [getattr(value, "pk", value) for value in self._understood().get(name) or []]

    @property
    def order(self) -> str:
        """The order in use: what was asked for, or else the best match for words and the newest first without."""
        asked = str(self._understood().get("sort") or "")
        if asked == "relevance" and not self.words:
            asked = ""
        return asked or ("relevance" if self.words else "newest")

    @cached_property
    def values(self) -> dict[str, list[str]]:
        """What is in force, as it stands in the address: by parameter, in the order of this class, each value once.

        Several values of one parameter stand in the order of the alphabet, so that one list has one address.
        """
        kept: dict[str, list[str]] = {}
        for name, value in self._understood().items():
            if isinstance(value, list):
                kept[name] = sorted({str(getattr(each, "slug", each)) for each in value})
            elif value not in (None, ""):
                kept[name] = [str(int(value) if isinstance(value, Decimal) else value)]
        return {name: values for name, values in kept.items() if values}

    def chosen(self, name: str) -> list[tuple[str, str]]:
        """The values in force of one filter, each with the words a reader knows it by."""
        value = self._understood().get(name)
        if name in NAMING or not value:
            return [(record.slug, record.name) for record in value or []]
        labels = dict(getattr(self.filters[name], "extra", {}).get("choices", []))
        return [(text, str(labels.get(text, text))) for text in self.values.get(name, [])]

    def _understood(self) -> dict[str, Any]:
        return self.form.cleaned_data


FILTERS: dict[str, django_filters.Filter] = dict(FindingFilter.base_filters)  # by their names in the address


def _slugs(data: QueryDict, *names: str) -> list[str]:
    """What stands under these names, as far as it may be slugs, and no more than is looked up."""
    slugs = {slug for name in names for slug in data.getlist(name) if slug and "\x00" not in slug}
    return sorted(slugs)[: len(names) * (MOST + 1)]
