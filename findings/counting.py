"""How many published findings a theme, an institution, a person or a source has. Drafts have no search document."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Count

from findings.facets import Facet, FacetValue
from findings.listing import list_url
from findings.models import Involvement, SearchDocument, Theme
from findings.models.finding_queryset import readable
from findings.triggers import Unnest


def counts(column: str, **only: Any) -> dict[int, int]:
    """By the number of a record, how many findings have it in `column` of their search document. One query."""
    documents = SearchDocument.objects.filter(**only)
    return dict(
        documents.order_by()
        .annotate(member=Unnest(column))
        .values("member")
        .annotate(number=Count("pk"))
        .values_list("member", "number")
    )


def counted(records: Iterable[Any], column: str, **only: Any) -> list[Any]:
    """The records, each with its `count` of findings."""
    found = counts(column, **only)
    records = list(records)
    for record in records:
        record.count = found.get(record.pk, 0)
    return records


def themes_in_tree(*, empty: bool, **only: Any) -> list[Theme]:
    """The broad themes, each with its `count` and its narrower `terms`; those without findings only where `empty`."""
    themes = counted(Theme.objects.in_tree_order(), "theme_ids", **only)
    broad = [theme for theme in themes if theme.parent_id is None]
    for theme in broad:
        theme.terms = [term for term in themes if term.parent_id == theme.pk and (empty or term.count)]
    return broad


def roles_of(**party: Any) -> list[dict[str, Any]]:
    """In which roles somebody stands in published findings, and in how many."""
    rows = (
        Involvement.objects.filter(readable("finding__"), **party)
        .values_list("role")
        .annotate(number=Count("finding", distinct=True))
        .order_by("-number", "role")
    )
    return [{"text": Involvement.Role(role).label, "count": number} for role, number in rows]


def years_of(name: str, slug: str, **only: Any) -> Facet:
    """The years of the documents that `only` selects, the newest first, each with the list of just these findings."""
    rows = SearchDocument.objects.filter(year__isnull=False, **only).values_list("year").annotate(number=Count("pk"))
    values = [
        FacetValue(f"year-{year}", str(year), number, list_url(**{name: slug, "year": year}), selected=False)
        for year, number in rows.order_by("-year")
    ]
    return Facet("year", "Year", values)
