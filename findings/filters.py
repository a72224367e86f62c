import django_filters

from findings import search
from findings.index.searching import Question
from findings.models import Institution, Person, SearchDocument, SearchDocumentQuerySet, Theme
from findings.questions import question_of
from findings.vocabulary import Direction, Group, Kind
from sources.models import Publisher, Source

SORTS = {
    "relevance": "Best match",
    "newest": "Newest first",
    "oldest": "Oldest first",
    "added": "Last added",
}


class Known(django_filters.ModelMultipleChoiceFilter):
    """Records chosen by their slug; several of one sort mean any of them. `column` holds their numbers."""

    def __init__(self, *, column: str, noun: str, **kwargs) -> None:  # type: ignore[no-untyped-def]
        self.column = f"{column}__overlap"
        message = f"There is no {noun} “%(value)s” in the archive. Choose one from the list."
        super().__init__(
            to_field_name="slug",
            error_messages={"invalid_choice": message, "invalid_pk_value": message},
            **kwargs,
        )

    def filter(self, qs: SearchDocumentQuerySet, value) -> SearchDocumentQuerySet:  # type: ignore[no-untyped-def]
        return qs.filter(**{self.column: [record.pk for record in value]}) if value else qs


class Listed(django_filters.MultipleChoiceFilter):
    """Values of a closed list; several mean any of them."""

    def __init__(self, *, lookup: str, noun: str, **kwargs) -> None:  # type: ignore[no-untyped-def]
        self.lookup = lookup
        message = f"There is no {noun} “%(value)s”. Choose one from the list."
        super().__init__(error_messages={"invalid_choice": message}, **kwargs)

    def filter(self, qs: SearchDocumentQuerySet, value) -> SearchDocumentQuerySet:  # type: ignore[no-untyped-def]
        return qs.filter(**{self.lookup: value}) if value else qs


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


class FindingFilter(django_filters.FilterSet):
    """What can be asked of the findings, answered by their search documents.

    The names stand in people's bookmarks: each is declared, none is derived.
    """

    q = django_filters.CharFilter(
        label="Words",
        method="filter_words",
        max_length=search.MAX_LENGTH,
        error_messages={"max_length": "Search for at most %(limit_value)d characters; these were %(show_value)d."},
    )
    theme = Known(label="Theme", noun="theme", column="theme_ids", queryset=Theme.objects.all())
    kind = Listed(label="Kind", noun="kind of finding", lookup="kind__in", choices=Kind.choices)
    institution = Known(
        label="Institution",
        noun="institution",
        column="institution_ids",
        queryset=lambda request: Institution.objects.published(),
    )
    person = Known(
        label="Person", noun="person", column="person_ids", queryset=lambda request: Person.objects.published()
    )
    source = Known(
        label="Source", noun="source", column="source_ids", queryset=lambda request: Source.objects.published()
    )
    publisher = Known(
        label="Publisher",
        noun="publisher",
        column="publisher_ids",
        queryset=lambda request: Publisher.objects.filter(sources__state=Source.State.PUBLISHED).distinct(),
    )
    group = Listed(label="Affected group", noun="affected group", lookup="groups__overlap", choices=Group.choices)
    direction = Listed(label="Direction", noun="direction", lookup="direction__in", choices=Direction.choices)
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

    def filter_words(self, queryset: SearchDocumentQuerySet, name: str, value: str) -> SearchDocumentQuerySet:
        return queryset.matching(value)

    def filter_nothing(self, queryset: SearchDocumentQuerySet, name: str, value: str) -> SearchDocumentQuerySet:
        return queryset  # the order comes last: see in_order

    @property
    def words(self) -> str:
        """What the reader searches for; empty where nothing, or nothing usable, was typed."""
        return str(self._understood().get("q") or "")

    @property
    def problems(self) -> list[str]:
        """Plain sentences on what could not be understood. Nothing is shown then, rather than something else."""
        told = (f"{self.filters[name].label}: {text}" for name, texts in self.errors.items() for text in texts)
        return list(dict.fromkeys(told))

    def without(self, *names: str) -> SearchDocumentQuerySet:
        """The findings that all filters but the named ones let through, in no order."""
        documents = self.queryset.all()
        for name, value in self._understood().items():
            if name not in names:
                documents = self.filters[name].filter(documents, value)
        return documents

    def question(self, *leaving_out: str) -> Question:
        """What is asked, without the named filters."""
        understood = {name: value for name, value in self._understood().items() if name not in leaving_out}
        return question_of(understood, self.order)

    def numbers(self, name: str) -> set[int]:
        """The numbers of the records that are chosen."""
        return {record.pk for record in self._understood().get(name) or []}

    def in_order(self) -> SearchDocumentQuerySet:
        """The findings asked for, none where something was not understood, in the order asked for."""
        if self.errors:
            return self.queryset.none()
        documents = self.without()
        if self.order == "relevance":
            return documents.best_first(self.words)
        if self.order == "oldest":
            return documents.oldest_first()
        return documents.last_added_first() if self.order == "added" else documents.newest_first()

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
            if name in self.MODEL_FILTERS:
                kept[name] = [record.slug for record in value]
            elif isinstance(value, list):
                kept[name] = list(value)
            elif value not in (None, ""):
                kept[name] = [str(value)]
        return {name: values for name, values in kept.items() if values}

    MODEL_FILTERS = ("theme", "institution", "person", "source", "publisher")

    def chosen(self, name: str) -> list[tuple[str, str]]:
        """The values in force of one filter, each with the words a reader knows it by."""
        value = self._understood().get(name)
        if name in self.MODEL_FILTERS:
            return [(record.slug, str(record)) for record in value or []]
        labels = dict(getattr(self.filters[name], "extra", {}).get("choices", []))
        return [(text, str(labels.get(text, text))) for text in self.values().get(name, [])]

    def _understood(self) -> dict:  # type: ignore[type-arg]
        self.form.is_valid()
        return self.form.cleaned_data
