from typing import Any

import django_filters
from django.http import QueryDict
from django.utils.functional import cached_property

from findings.asking.filling import filled
from findings.asking.hearing import heard
from findings.asking.tree import Node
from findings.index.searching import Question
from findings.models import Institution, Person, SearchDocument, SearchDocumentQuerySet, Theme
from findings.questions import NOTHING, question_of
from findings.vocabulary import Direction, Group, Kind
from sources.models import Publisher, Source

SORTS = {
    "relevance": "Best match",
    "newest": "Newest first",
    "oldest": "Oldest first",
    "added": "Last added",
}


class Known(django_filters.ModelMultipleChoiceFilter):
    """Records chosen by their slug; several of one sort mean any of them. `column` holds their numbers.

    With `exclude`, findings with any of them are left out.
    """

    def __init__(self, *, column: str, noun: str, **kwargs) -> None:  # type: ignore[no-untyped-def]
        self.column = f"{column}__overlap"
        message = f"There is no {noun} “%(value)s” in the archive. Choose one from the list."
        super().__init__(
            to_field_name="slug",
            error_messages={"invalid_choice": message, "invalid_pk_value": message},
            **kwargs,
        )

    def filter(self, qs: SearchDocumentQuerySet, value) -> SearchDocumentQuerySet:  # type: ignore[no-untyped-def]
        return self.get_method(qs)(**{self.column: [record.pk for record in value]}) if value else qs


class Listed(django_filters.MultipleChoiceFilter):
    """Values of a closed list; several mean any of them. With `exclude`, findings with any of them are left out."""

    def __init__(self, *, lookup: str, noun: str, **kwargs) -> None:  # type: ignore[no-untyped-def]
        self.lookup = lookup
        message = f"There is no {noun} “%(value)s”. Choose one from the list."
        super().__init__(error_messages={"invalid_choice": message}, **kwargs)

    def filter(self, qs: SearchDocumentQuerySet, value) -> SearchDocumentQuerySet:  # type: ignore[no-untyped-def]
        return self.get_method(qs)(**{self.lookup: value}) if value else qs


class Year(django_filters.NumberFilter):
    """A year in four figures."""

    def __init__(self, **kwargs) -> None:  # type: ignore[no-untyped-def]
        super().__init__(
            field_name="year",
            decimal_places=0,
            min_value=1000,
            max_value=9999,
            error_messages=dict.fromkeys(
                ["invalid", "min_value", "max_value", "max_digits", "max_decimal_places", "max_whole_digits"],
                "Give a year in four figures, such as 2023.",
            ),
            **kwargs,
        )


def _institutions(request: Any) -> Any:
    return Institution.objects.published()


def _people(request: Any) -> Any:
    return Person.objects.published()


def _sources(request: Any) -> Any:
    return Source.objects.published()


def _publishers(request: Any) -> Any:
    return Publisher.objects.filter(sources__state=Source.State.PUBLISHED).distinct()


_RECORDS = ("theme", "institution", "person", "speaker", "source", "publisher")
MODEL_FILTERS = {name for record in _RECORDS for name in (record, f"not_{record}")}

# What each filter asks, once for those wanted and once for those left out.
THEME: dict[str, Any] = {"noun": "theme", "column": "theme_ids", "queryset": Theme.objects.all()}
INSTITUTION: dict[str, Any] = {"noun": "institution", "column": "institution_ids", "queryset": _institutions}
PERSON: dict[str, Any] = {"noun": "person", "column": "person_ids", "queryset": _people}
SPEAKER: dict[str, Any] = {"noun": "person", "column": "speaker_ids", "queryset": _people}
SOURCE: dict[str, Any] = {"noun": "source", "column": "source_ids", "queryset": _sources}
PUBLISHER: dict[str, Any] = {"noun": "publisher", "column": "publisher_ids", "queryset": _publishers}
KIND: dict[str, Any] = {"noun": "kind of finding", "lookup": "kind__in", "choices": Kind.choices}
GROUP: dict[str, Any] = {"noun": "affected group", "lookup": "groups__overlap", "choices": Group.choices}
DIRECTION: dict[str, Any] = {"noun": "direction", "lookup": "direction__in", "choices": Direction.choices}


class FindingFilter(django_filters.FilterSet):
    """What can be asked of the findings, answered by their search documents.

    The names stand in people's bookmarks: each is declared, none is derived. Filters typed among the words of `q` count
    as if they stood in the address.
    """

    q = django_filters.CharFilter(label="Words", method="filter_words")
    theme = Known(label="Theme", **THEME)
    kind = Listed(label="Kind", **KIND)
    institution = Known(label="Institution", **INSTITUTION)
    person = Known(label="Person", **PERSON)
    speaker = Known(label="Speaker", **SPEAKER)
    source = Known(label="Source", **SOURCE)
    publisher = Known(label="Publisher", **PUBLISHER)
    group = Listed(label="Affected group", **GROUP)
    direction = Listed(label="Direction", **DIRECTION)
    not_theme = Known(label="Not theme", exclude=True, **THEME)
    not_kind = Listed(label="Not kind", exclude=True, **KIND)
    not_institution = Known(label="Not institution", exclude=True, **INSTITUTION)
    not_person = Known(label="Not person", exclude=True, **PERSON)
    not_speaker = Known(label="Not speaker", exclude=True, **SPEAKER)
    not_source = Known(label="Not source", exclude=True, **SOURCE)
    not_publisher = Known(label="Not publisher", exclude=True, **PUBLISHER)
    not_group = Listed(label="Not affected group", exclude=True, **GROUP)
    not_direction = Listed(label="Not direction", exclude=True, **DIRECTION)
    year = Year(label="Year")
    since = Year(label="From year", lookup_expr="gte")
    until = Year(label="To year", lookup_expr="lte")
    sort = django_filters.ChoiceFilter(
        label="Sort by",
        choices=list(SORTS.items()),
        method="filter_nothing",
        error_messages={"invalid_choice": "Findings cannot be sorted by “%(value)s”."},
    )

    class Meta:
        model = SearchDocument
        fields: list[str] = []

    def __init__(self, data: QueryDict, *args: Any, **kwargs: Any) -> None:
        self.filled = filled(data)
        super().__init__(self.filled.parameters, *args, **kwargs)

    def filter_words(self, queryset: SearchDocumentQuerySet, name: str, value: str) -> SearchDocumentQuerySet:
        return queryset.holding(self.tree)

    @cached_property
    def tree(self) -> Node | None:
        """What is looked for; None where no words were typed, or none that are ever looked for."""
        return heard(self.filled.asked.tree)

    def filter_nothing(self, queryset: SearchDocumentQuerySet, name: str, value: str) -> SearchDocumentQuerySet:
        return queryset  # the order is the index’s to give

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

    def numbers(self, name: str) -> set[int]:
        """The numbers of the records that are chosen."""
        return {record.pk for record in self._understood().get(name) or []}

    @property
    def order(self) -> str:
        """The order in use: what was asked for, or else the best match for words and the newest first without."""
        asked = str(self._understood().get("sort") or "")
        if asked == "relevance" and not self.words:
            asked = ""
        return asked or ("relevance" if self.words else "newest")

    def values(self) -> dict[str, list[str]]:
        """What is in force, as it stands in the address: by parameter, in the order of this class."""
        kept = {}
        for name, value in self._understood().items():
            if name in MODEL_FILTERS:
                kept[name] = [record.slug for record in value]
            elif isinstance(value, list):
                kept[name] = list(value)
            elif value not in (None, ""):
                kept[name] = [str(value)]
        return {name: values for name, values in kept.items() if values}

    def chosen(self, name: str) -> list[tuple[str, str]]:
        """The values in force of one filter, each with the words a reader knows it by."""
        value = self._understood().get(name)
        if name in MODEL_FILTERS:
            return [(record.slug, str(record)) for record in value or []]
        labels = dict(getattr(self.filters[name], "extra", {}).get("choices", []))
        return [(text, str(labels.get(text, text))) for text in self.values().get(name, [])]

    def _understood(self) -> dict:  # type: ignore[type-arg]
        self.form.is_valid()
        return self.form.cleaned_data
