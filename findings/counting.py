"""How many published findings a theme, an institution, a person or a source has. Drafts have no search document."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Count

from findings.index.counting import Counts
from findings.index.documents import NONE, Value
from findings.index.following import current
from findings.index.searching import Answer, Question
from findings.listing import list_url
from findings.models import Involvement, Theme
from findings.models.finding_queryset import readable
from findings.year_range import Year, Years


def counts(facet: str, **only: int) -> Counts:
    """By value of a facet, how many findings have it; `only` those that have this value of another one."""
    chosen = {name: frozenset[Value]([value]) for name, value in only.items()}
    return Answer(current().archive, Question(chosen=chosen)).count(facet)


def counted(records: Iterable[Any], facet: str, **only: int) -> list[Any]:
    """The records, each with its `count` of findings; `only` as for `counts`."""
    found = counts(facet, **only)
    records = list(records)
    for record in records:
        record.count = found.get(record.pk, 0)
    return records


def themes_in_tree(*, empty: bool) -> list[Theme]:
    """The broad themes, each with its `count` and its narrower `terms`; those without findings only where `empty`."""
    themes = counted(Theme.objects.in_tree_order(), "theme")
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


def years_of(answer: Answer, name: str, slug: str) -> Years:
    """The years of what is found, the newest first, each with the list of just these findings."""
    found = answer.count("year")
    values = [
        Year(f"year-{year}", str(year), found[year], list_url(**{name: slug, "year": year}))
        for year in sorted((year for year in found if year != NONE), key=int, reverse=True)
    ]
    return Years(values)
