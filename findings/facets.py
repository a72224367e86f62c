"""Filters with counts. Each is exact: so many findings have the value, of those that the other filters let through."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import F, QuerySet, Value

from findings.addresses import Addresses
from findings.filters import FindingFilter
from findings.index.counting import Commonest, Counts
from findings.index.documents import NONE
from findings.index.searching import Answer
from findings.labels import Key, Label, Labels, labels
from findings.models import Institution, Person, Theme
from findings.record_addresses import address
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

_LISTS = {
    name: {value: Label(value, str(text)) for value, text in vocabulary.choices}
    for name, vocabulary in {"kind": Kind, "group": Group, "direction": Direction, "status": Status}.items()
}
_NAMED = {
    "person": (Person.objects.all(), "name", "sort_name"),
    "speaker": (Person.objects.all(), "name", "sort_name"),
    "source": (Source.objects.all(), "title", "title"),
    "publisher": (Publisher.objects.all(), "name", "name"),
}


@dataclass(slots=True, eq=False)  # not frozen, which would take four times as long: a page has more than a hundred
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


Named = tuple[Label, int]  # a value as readers know it, and how often it occurs


class Links:
    """The values of one facet with their links, given what is chosen of it and what is left out."""

    def __init__(self, filterset: FindingFilter, name: str, addresses: Addresses) -> None:
        self.name = name
        self.chosen, self.refused = (filterset.values.get(each, ()) for each in (name, f"not_{name}"))
        self.choosing = addresses.varying(name, self.chosen)
        self.refusing = addresses.varying(f"not_{name}", self.refused)

    @property
    def is_in_use(self) -> bool:
        return bool(self.chosen or self.refused)

    def value(self, label: Label, count: int, alias: str = "") -> FacetValue:
        """The value: a click adds it to those that are chosen, or takes away what was done with it."""
        slug, text, _, level = label
        identifier = f"{self.name}-{slug}"
        if slug in self.chosen:
            return FacetValue(identifier, text, count, self.choosing.less(slug), True, level, alias=alias)
        if slug in self.refused:
            return FacetValue(f"not-{identifier}", text, 0, self.refusing.less(slug), False, level, True, alias=alias)
        if not count:  # a body that others are shown below
            return FacetValue(identifier, text, 0, None, False, level)
        more, leaving = self.choosing.more(slug), self.refusing.more(slug)
        return FacetValue(identifier, text, count, more, False, level, False, leaving, alias)


def facets(filterset: FindingFilter, answer: Answer, addresses: Addresses, version: int | None = None) -> list[Facet]:
    """The facets with the values that occur, and with those that are chosen or left out even where none is found.

    `version` is that of what readers are shown, where it was asked for already.
    """
    found = {name: _found(filterset, name, answer) for name in TITLES}
    shown = {name: {**dict.fromkeys(_asked(filterset, name), 0), **each.counts} for name, each in found.items()}
    known = labels(version)
    named: dict[str, list[Named]] = {
        "theme": _themes(shown["theme"], known),
        "institution": _institutions(shown["institution"], answer, known),
        **_by_name({name: shown[name] for name in _NAMED}, known),
        **{name: _listed(shown[name], listed) for name, listed in _LISTS.items()},
    }
    return [
        _facet(name, named[name], Links(filterset, name, addresses), found[name].number, addresses) for name in TITLES
    ]


def occurring(counts: Counts) -> Counts:
    """The counts of a facet without that of the findings that have no value in it."""
    return {value: number for value, number in counts.items() if value != NONE}


def _asked(filterset: FindingFilter, name: str) -> list[Key]:
    """The values of a facet that are chosen or left out."""
    return [*filterset.keys(name), *filterset.keys(f"not_{name}")]


def _found(filterset: FindingFilter, name: str, answer: Answer) -> Commonest:
    """The values that occur; of a facet without end the commonest, and those that are chosen or left out."""
    if name in ENDLESS:
        return answer.commonest(name, LONGEST, _asked(filterset, name))
    counts = occurring(answer.count(name))
    return Commonest(counts, len(counts))


def _facet(name: str, named: list[Named], links: Links, number: int, addresses: Addresses) -> Facet:
    values = [links.value(label, count) for label, count in named]
    if name in _NAMED and links.is_in_use:  # what is chosen stands on top, however rare
        values.sort(key=lambda value: not (value.selected or value.left_out))
    if number <= sum(value.count > 0 for value in values):
        return Facet(name, TITLES[name], values)
    return Facet(name, TITLES[name], values, number, addresses.at(address("findings:facet", name)))


def _listed(found: Counts, known: dict[str, Label]) -> list[Named]:
    return [(label, found[value]) for value, label in known.items() if value in found]


def _by_name(found: dict[str, Counts], known: Labels) -> dict[str, list[Named]]:
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
        known.keep(facet, pk, Label(slug, text, order))
    return {facet: _commonest_first(found[facet], known.of(facet, found[facet])) for facet in _NAMED}


def _commonest_first(found: Counts, known: dict[Key, Label]) -> list[Named]:
    in_order = sorted((-found[key], label.order, label.slug, label) for key, label in known.items())
    return [(label, -count) for count, _, _, label in in_order]


def _themes(found: Counts, known: Labels) -> list[Named]:
    """All themes are read where one is not known: there are few, and their order is that of the whole tree."""
    if known.missing("theme", found):
        for place, theme in enumerate(Theme.objects.in_tree_order()):
            known.keep("theme", theme.pk, Label(theme.slug, theme.name, place, 1 if theme.parent_id else 0))
    in_order = sorted((label.order, label, found[key]) for key, label in known.of("theme", found).items())
    return [(label, count) for _, label, count in in_order]


def _institutions(found: Counts, answer: Answer, known: Labels) -> list[Named]:
    """Each below those that it is part of, which are shown too, however rare, and among its like by name."""
    bodies = _bodies(found, known)
    above = {key for body in bodies.values() for key in body.order} - bodies.keys()
    if above:
        bodies |= _bodies(above, known)
        found = answer.commonest("institution", LONGEST, [*found, *above]).counts
    in_order = sorted(([bodies[each].text for each in body.order], key) for key, body in bodies.items())
    return [(bodies[key], found.get(key, 0)) for _, key in in_order]


def _bodies(keys: Collection[Key], known: Labels) -> dict[Key, Label]:
    """Bodies, whose order is that of all above them, and their own."""
    if missing := known.missing("institution", keys):
        for body in Institution.objects.filter(pk__in=missing):
            known.keep("institution", body.pk, Label(body.slug, body.name, body.lineage, len(body.lineage) - 1))
    return known.of("institution", keys)
