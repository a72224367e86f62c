"""Filters with counts. Each count is exact, and leaves out its own facet: it is what a click on it gives."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial

from django.db.models import Value

from findings.filters import FindingFilter
from findings.index.counting import Counts
from findings.index.documents import NONE
from findings.models import Institution, Person, Theme
from findings.models.institution import in_tree_order
from findings.vocabulary import Direction, Group, Kind
from sources.models import Source

COUNTED = ("theme", "kind", "institution", "person", "source", "group", "direction", "year")
ENDLESS = {"institution", "person", "source"}
LONGEST = 12  # values shown of a facet that has no end


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


def facets(filterset: FindingFilter, counts: dict[str, Counts], url: Callable[..., str]) -> list[Facet]:
    """The facets with the values that occur; `url(name=value)` gives the address with that filter in place."""
    found = {name: _shown(filterset, name, there) for name, there in counts.items()}
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
    return [
        _facet(filterset, name, title, options, url, more=len(found[name]) < len(_there(counts[name])))
        for name, title, options in makers
    ]


def years(filterset: FindingFilter, counts: dict[str, Counts], url: Callable[..., str]) -> Facet:
    """The years in which there are findings, the newest first. A year that is chosen takes the place of any range."""
    found = _there(counts["year"])
    options = [Option(str(year), str(year), found[year]) for year in sorted(found, key=int, reverse=True)]
    return _facet(filterset, "year", "Year", options, partial(url, since=None, until=None))


def _there(counts: Counts) -> Counts:
    return {value: number for value, number in counts.items() if value != NONE}


def _shown(filterset: FindingFilter, name: str, counts: Counts) -> Counts:
    """Of a facet without end the commonest values, and those that are chosen."""
    there = _there(counts)
    if name not in ENDLESS:
        return there
    commonest = sorted(there, key=lambda value: (-there[value], value))[:LONGEST]
    return {value: there[value] for value in there if value in commonest or value in filterset.numbers(name)}


def _facet(
    filterset: FindingFilter, name: str, title: str, options: list[Option], url: Callable[..., str], more: bool = False
) -> Facet:
    chosen = {slug for slug, _ in filterset.chosen(name)}
    values = [
        FacetValue(
            id=f"{name}-{option.slug}",
            text=option.text,
            count=option.count,
            url=None if option.slug in chosen else url(**{name: option.slug}),
            selected=option.slug in chosen,
            level=option.level,
        )
        for option in options
    ]
    return Facet(name, title, values, more)


def _listed(found: Counts, choices: Iterable) -> list[Option]:  # type: ignore[type-arg]
    return [Option(value, str(label), found[value]) for value, label in choices if value in found]


def _people_and_sources(found: dict[str, Counts]) -> dict[str, list[Option]]:
    """The people and the sources that occur, the commonest first, in one query for both."""
    people = Person.objects.published().filter(pk__in=found["person"])
    sources = Source.objects.published().filter(pk__in=found["source"])
    options: dict[str, list[tuple[Option, str]]] = {"person": [], "source": []}
    columns = people.values_list(Value("person"), "pk", "slug", "name", "sort_name")
    for facet, pk, slug, name, order in columns.union(
        sources.values_list(Value("source"), "pk", "slug", "title", "title"), all=True
    ):
        options[facet].append((Option(slug, name, found[facet][pk]), order))
    return {
        facet: [option for option, _ in sorted(pairs, key=lambda pair: (-pair[0].count, pair[1], pair[0].slug))]
        for facet, pairs in options.items()
    }


def _themes(found: Counts) -> list[Option]:
    return [
        Option(theme.slug, theme.name, found[theme.pk], level=1 if theme.parent_id else 0)
        for theme in Theme.objects.filter(pk__in=found).in_tree_order()
    ]


def _institutions(found: Counts) -> list[Option]:
    return [
        Option(body.slug, body.name, found[body.pk], level=len(body.lineage) - 1)
        for body in in_tree_order(Institution.objects.filter(pk__in=found))
    ]
