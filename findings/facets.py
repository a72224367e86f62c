"""Filters with counts. Each is exact: so many findings have the value, of those that the other filters let through."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db.models import F, QuerySet, Value
from django.urls import reverse

from findings.addresses import Addresses
from findings.filters import FindingFilter
from findings.index.counting import Commonest, Counts
from findings.index.documents import NONE
from findings.index.searching import Answer
from findings.labels import Labels, labels
from findings.models import Institution, Person, Theme
from findings.models.institution import in_tree_order
from findings.vocabulary import Direction, Group, Kind, Status
from sources.models import Publisher, Source

TITLES = {
    "theme": "Theme",
    "kind": "Kind",
    "institution": "Institution",
    "person": "Person",
    "speaker": "Speaker",
    "source": "Source",
    "publisher": "Publisher",
    "group": "Affected group",
    "direction": "Direction",
    "status": "Claim status",
}
ENDLESS = {  # one and many
    "institution": "institution|institutions",
    "person": "person|people",
    "speaker": "speaker|speakers",
    "source": "source|sources",
    "publisher": "publisher|publishers",
}
LONGEST = 12  # values shown of a facet that has no end

_LISTS = {"kind": Kind.choices, "group": Group.choices, "direction": Direction.choices, "status": Status.choices}
_NAMED = {
    "person": (Person.objects.all(), "name", "sort_name"),
    "speaker": (Person.objects.all(), "name", "sort_name"),
    "source": (Source.objects.all(), "title", "title"),
    "publisher": (Publisher.objects.all(), "name", "name"),
}


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One value of a facet, and where a click on it leads: it adds the value, or takes away what was done with it.

    Nowhere where no finding has it, and it is shown for those below it. `leave_url` leads to the findings without it,
    where that can be asked for and is not.
    """

    id: str
    text: str
    count: int
    url: str | None
    selected: bool = False
    level: int = 0
    left_out: bool = False
    leave_url: str | None = None
    alias: str = ""  # the other name under which it was found


@dataclass(frozen=True)
class Facet:
    """A filter with the values that occur. `number`: how many there are, where rarer ones are not shown.

    `url` then leads to the page of all, which has a search.
    """

    name: str
    title: str
    values: list[FacetValue]
    number: int = 0
    url: str | None = None

    @property
    def is_in_use(self) -> bool:
        """Whether a value is chosen or left out."""
        return any(value.selected or value.left_out for value in self.values)

    @property
    def has_alternatives(self) -> bool:
        """Whether a value is chosen beside which others could be."""
        return any(value.selected for value in self.values) and not all(value.selected for value in self.values)


@dataclass(frozen=True, slots=True)
class Option:
    """A value of a facet: its slug, its name, how often it occurs, how deep in its tree."""

    slug: str
    text: str
    count: int
    level: int = 0


class Links:
    """The values of one facet with their links, given what is chosen of it and what is left out."""

    def __init__(self, filterset: FindingFilter, name: str, addresses: Addresses) -> None:
        self.name = name
        self.chosen = {slug for slug, _ in filterset.chosen(name)}
        self.refused = {slug for slug, _ in filterset.chosen(f"not_{name}")}
        self.choosing = addresses.varying(name)
        self.refusing = addresses.varying(f"not_{name}")

    def value(self, option: Option) -> FacetValue:
        """The value: a click adds it to those that are chosen, or takes away what was done with it."""
        slug, name = option.slug, self.name
        if slug in self.chosen:
            url = self.choosing(self.chosen - {slug})
            return FacetValue(f"{name}-{slug}", option.text, option.count, url, selected=True, level=option.level)
        if slug in self.refused:
            url = self.refusing(self.refused - {slug})
            return FacetValue(f"not-{name}-{slug}", option.text, 0, url, left_out=True, level=option.level)
        if not option.count:  # a body that others are shown below
            return FacetValue(f"{name}-{slug}", option.text, 0, None, level=option.level)
        return FacetValue(
            f"{name}-{slug}",
            option.text,
            option.count,
            self.choosing({*self.chosen, slug}),
            level=option.level,
            leave_url=self.refusing({*self.refused, slug}),
        )


def facets(filterset: FindingFilter, answer: Answer, addresses: Addresses) -> list[Facet]:
    """The facets with the values that occur, and with those that are chosen or left out even where none is found."""
    found = {name: _found(filterset, name, answer) for name in TITLES}
    shown = {name: {**dict.fromkeys(_asked(filterset, name), 0), **each.counts} for name, each in found.items()}
    known = labels()
    options = {
        "theme": _themes(shown["theme"], known),
        "institution": _institutions(shown["institution"], answer, known),
        **_by_name({name: shown[name] for name in _NAMED}, known),
        **{name: _listed(shown[name], choices) for name, choices in _LISTS.items()},
    }
    return [
        _facet(name, options[name], Links(filterset, name, addresses), found[name].number, addresses) for name in TITLES
    ]


def occurring(counts: Counts) -> Counts:
    """The counts of a facet without that of the findings that have no value in it."""
    return {value: number for value, number in counts.items() if value != NONE}


def _asked(filterset: FindingFilter, name: str) -> list[int | str]:
    """The values of a facet that are chosen or left out."""
    return [*filterset.keys(name), *filterset.keys(f"not_{name}")]


def _found(filterset: FindingFilter, name: str, answer: Answer) -> Commonest:
    """The values that occur; of a facet without end the commonest, and those that are chosen or left out."""
    if name in ENDLESS:
        return answer.commonest(name, LONGEST, _asked(filterset, name))
    counts = occurring(answer.count(name))
    return Commonest(counts, len(counts))


def _facet(name: str, options: list[Option], links: Links, number: int, addresses: Addresses) -> Facet:
    values = [links.value(option) for option in options]
    if name in _NAMED:  # what is chosen stands on top, however rare
        values.sort(key=lambda value: not (value.selected or value.left_out))
    if number <= sum(value.count > 0 for value in values):
        return Facet(name, TITLES[name], values)
    return Facet(name, TITLES[name], values, number, addresses.at(reverse("findings:facet", args=[name])))


def _listed(found: Counts, choices: Iterable) -> list[Option]:  # type: ignore[type-arg]
    return [Option(value, str(label), found[value]) for value, label in choices if value in found]


def _by_name(found: dict[str, Counts], known: Labels) -> dict[str, list[Option]]:
    """The people, sources and publishers that occur, the commonest first, in one query for all that are not known yet.

    What the index counts is published: nobody is among them whom drafts alone name.
    """
    missing = {facet: known.missing(facet, found[facet]) for facet in _NAMED}
    parts: list[QuerySet] = []  # type: ignore[type-arg]
    for facet, (records, name, order) in _NAMED.items():
        if missing[facet]:
            only = records.filter(pk__in=missing[facet]).order_by()
            parts.append(only.values_list(Value(facet), F("pk"), F("slug"), F(name), F(order)))
    for facet, pk, slug, text, order in parts[0].union(*parts[1:], all=True) if parts else ():
        known.keep(facet, pk, (slug, text, order))
    return {facet: _commonest_first(found[facet], known.of(facet, found[facet])) for facet in _NAMED}


def _commonest_first(found: Counts, labels: dict[int | str, tuple[str, str, str]]) -> list[Option]:
    in_order = sorted(labels, key=lambda pk: (-found[pk], labels[pk][2], labels[pk][0]))
    return [Option(labels[pk][0], labels[pk][1], found[pk]) for pk in in_order]


def _themes(found: Counts, known: Labels) -> list[Option]:
    """All themes are read where one is not known: there are few, and their order is that of the whole tree."""
    if known.missing("theme", found):
        for place, theme in enumerate(Theme.objects.in_tree_order()):
            known.keep("theme", theme.pk, (place, theme.slug, theme.name, 1 if theme.parent_id else 0))
    labels = known.of("theme", found)
    return [
        Option(slug, name, found[pk], level)
        for pk, (_, slug, name, level) in sorted(labels.items(), key=lambda pair: pair[1])
    ]


def _institutions(found: Counts, answer: Answer, known: Labels) -> list[Option]:
    """Each below those that it is part of, which are shown too, however rare."""
    bodies = _bodies(found, known)
    above = {pk for body in bodies.values() for pk in body.lineage} - bodies.keys()
    if above:
        bodies |= _bodies(above, known)
        found = answer.commonest("institution", LONGEST, [*found, *above]).counts
    return [
        Option(body.slug, body.name, found.get(body.pk, 0), level=len(body.lineage) - 1)
        for body in in_tree_order(bodies.values())
    ]


def _bodies(keys: Collection[int | str], known: Labels) -> dict[int | str, Institution]:
    for body in Institution.objects.filter(pk__in=missing) if (missing := known.missing("institution", keys)) else ():
        known.keep("institution", body.pk, body)
    return known.of("institution", keys)
