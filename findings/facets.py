"""Filters with counts. Each count is exact, and leaves out its own facet: it is what a click on it gives."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.db.models import CharField, Count, F, Func, QuerySet, Value
from django.db.models.functions import Cast

from findings.filters import FindingFilter
from findings.models import Institution, Person, Theme
from findings.models.institution import in_tree_order
from findings.vocabulary import Direction, Group, Kind
from sources.models import Source

LONGEST = 12  # values shown of a facet that has no end: people, institutions, sources


@dataclass(frozen=True)
class FacetValue:
    """One value of a facet, and where a click on it leads: nowhere where it is already chosen."""

    id: str
    text: str
    count: int
    url: str | None
    selected: bool
    level: int = 0


@dataclass(frozen=True)
class Facet:
    """A filter with the values that occur. `more` says that rarer ones are not shown."""

    name: str
    title: str
    values: list[FacetValue]
    more: bool = False


@dataclass(frozen=True)
class Option:
    """A value that occurs: its slug, its name, how often, how deep in its tree."""

    slug: str
    text: str
    count: int
    level: int = 0


COLUMNS = {
    "theme": "theme_ids",
    "kind": "kind",
    "institution": "institution_ids",
    "person": "person_ids",
    "source": "source_ids",
    "group": "groups",
    "direction": "direction",
    "year": "year",
}
MANY = {"theme", "institution", "person", "source", "group"}


def counts(filterset: FindingFilter) -> tuple[int, dict[str, dict[str, int]]]:
    """The total of what is asked for, and by facet how many findings each value has. One query."""
    branches = [_count(filterset.without(), "total", Value(""))]
    for name, column in COLUMNS.items():
        branches.append(_count(filterset.without(name), name, _Members(column) if name in MANY else F(column)))
    found: dict[str, dict[str, int]] = {name: {} for name in COLUMNS}
    total = 0
    for name, value, number in branches[0].union(*branches[1:], all=True):
        if name == "total":
            total = number
        elif value not in (None, ""):
            found[name][value] = number
    return total, found


class _Members(Func):
    function = "unnest"
    set_returning = True


def _count(findings: QuerySet, facet: str, value) -> QuerySet:  # type: ignore[no-untyped-def, type-arg]
    return (
        findings.order_by()
        .annotate(facet=Value(facet), value=Cast(value, CharField()))
        .values("facet", "value")
        .annotate(number=Count("pk"))
        .values_list("facet", "value", "number")
    )


def facets(filterset: FindingFilter, found: dict[str, dict[str, int]], url: Callable[..., str]) -> list[Facet]:
    """The facets with the values that occur; `url(name=value)` gives the address with that filter in place."""
    named = _people_and_sources(found)
    makers = [
        ("theme", "Theme", _themes(found["theme"])),
        ("kind", "Kind", _listed(found["kind"], Kind.choices)),
        ("institution", "Institution", _institutions(found["institution"])),
        ("person", "Person", named["person"]),
        ("source", "Source", named["source"]),
        ("group", "Affected group", _listed(found["group"], Group.choices)),
        ("direction", "Direction", _listed(found["direction"], Direction.choices)),
    ]
    return [_facet(filterset, name, title, options, url) for name, title, options in makers]


def years(filterset: FindingFilter, found: dict[str, dict[str, int]], url: Callable[..., str]) -> Facet:
    """The years in which there are findings, the newest first."""
    options = [Option(year, year, number) for year, number in sorted(found["year"].items(), reverse=True)]
    return _facet(filterset, "year", "Year", options, url, longest=100)


def _facet(
    filterset: FindingFilter, name: str, title: str, options: list[Option], url: Callable[..., str], longest: int = 0
) -> Facet:
    chosen = {slug for slug, _ in filterset.chosen(name)}
    shown = options
    if name in {"person", "institution", "source"} or longest:
        enough = sorted(options, key=lambda option: -option.count)[: longest or LONGEST]
        shown = [option for option in options if option in enough or option.slug in chosen]
    values = [
        FacetValue(
            id=f"{name}-{option.slug}",
            text=option.text,
            count=option.count,
            url=None if option.slug in chosen else url(**{name: option.slug}),
            selected=option.slug in chosen,
            level=option.level,
        )
        for option in shown
    ]
    return Facet(name, title, values, more=len(shown) < len(options))


def _listed(found: dict[str, int], choices: Iterable) -> list[Option]:  # type: ignore[type-arg]
    return [Option(value, str(label), found[value]) for value, label in choices if value in found]


def _people_and_sources(found: dict[str, dict[str, int]]) -> dict[str, list[Option]]:
    """The people and the sources that occur, the commonest first, in one query for both."""
    people = Person.objects.published().filter(pk__in=map(int, found["person"]))
    sources = Source.objects.published().filter(pk__in=map(int, found["source"]))
    options: dict[str, list[tuple[Option, str]]] = {"person": [], "source": []}
    columns = people.values_list(Value("person"), "pk", "slug", "name", "sort_name")
    for facet, pk, slug, name, order in columns.union(
        sources.values_list(Value("source"), "pk", "slug", "title", "title"), all=True
    ):
        options[facet].append((Option(slug, name, found[facet][str(pk)]), order))
    return {
        facet: [option for option, _ in sorted(pairs, key=lambda pair: (-pair[0].count, pair[1], pair[0].slug))]
        for facet, pairs in options.items()
    }


def _themes(found: dict[str, int]) -> list[Option]:
    return [
        Option(theme.slug, theme.name, found[str(theme.pk)], level=1 if theme.parent_id else 0)
        for theme in Theme.objects.filter(pk__in=map(int, found)).in_tree_order()
    ]


def _institutions(found: dict[str, int]) -> list[Option]:
    return [
        Option(body.slug, body.name, found[str(body.pk)], level=len(body.lineage) - 1)
        for body in in_tree_order(Institution.objects.filter(pk__in=map(int, found)))
    ]
