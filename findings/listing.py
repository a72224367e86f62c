"""One page of the list of findings, with everything a reader needs to narrow it, widen it and link to it."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse
from django.utils.functional import cached_property

from findings import facets
from findings.addresses import Addresses
from findings.asking.telling import told, typed
from findings.asking.tree import leaves
from findings.citing.files import FORMS
from findings.filters import FILTERS, SORTS, FindingFilter
from findings.index.following import current
from findings.index.searching import Answer
from findings.models import SearchDocument
from findings.nearest import called, easier, nearest
from findings.paging import page_of, paging
from findings.pasted import nothing_at
from findings.picking import hidden_told
from findings.questions import YEARS
from findings.record_addresses import address
from findings.results import Results
from findings.year_range import years


@dataclass(frozen=True)
class Link:
    """Words and where they lead; `count` is what stands there, where that is known."""

    text: str
    url: str | None
    count: int | None = None


@dataclass(frozen=True)
class Chip:
    """A filter in force, and the address without it. `leaves_out`: it is of what is not wanted."""

    label: str
    text: str
    remove_url: str
    leaves_out: bool = False

    @property
    def told(self) -> str:
        """The filter in few words, for a title: “Racism”, “not opinion”, “from 2019”."""
        return " ".join(filter(None, ["not" if self.leaves_out else _RANGE.get(self.label, ""), self.text]))


_RANGE = {str(FILTERS["since"].label): "from", str(FILTERS["until"].label): "to"}
FEEDS = ("findings:feed-atom", "findings:feed-json")
FILES = {
    "CSV": "findings:export-csv",
    "JSON Lines": "findings:export-jsonl",
    "XLSX": "findings:export-xlsx",
    "API": "findings:api-finding-list",
}
PARAMETERS = (*FindingFilter.base_filters, "page")  # in the order in which they stand in every address


class Listing:
    """The findings that an address asks for. `parameters` is the query string, as Django reads it.

    `version` is that of what readers are shown, where it was asked for before.
    """

    def __init__(self, parameters: QueryDict, version: int | None = None) -> None:
        self.version = version
        self.filterset = FindingFilter(parameters, SearchDocument.objects.all(), version=version)
        self.parameters = self.filterset.filled.parameters
        self.archive = current().archive

    @cached_property
    def values(self) -> dict[str, list[str]]:
        """The filters in force, by parameter. A sort that is the usual one stands in no address."""
        values = {name: given for name, given in self.filterset.values.items() if name != "sort"}
        usual = "relevance" if self.filterset.words else "newest"
        return values if self.filterset.order == usual else {**values, "sort": [self.filterset.order]}

    @cached_property
    def addresses(self) -> Addresses:
        """Addresses of this list with some parameters changed."""
        return Addresses(self.values, PARAMETERS)

    def url(self, **changes: object) -> str:
        """The address of this list with some parameters changed; None takes one away, a list gives several values."""
        return self.addresses.having(**changes)

    @property
    def plainer_url(self) -> str | None:
        """The address with typed filters in their own parameters, where there is nothing else to tell of them."""
        filled = self.filterset.filled
        if not filled.is_changed or filled.asked.notes:
            return None
        return reverse("findings:finding-list") + f"?{self.parameters.urlencode()}"

    def feeds(self) -> list[str]:
        """The addresses of this list's feeds, Atom first. These have their own order, the latest change first."""
        return feed_urls(**{name: given for name, given in self.values.items() if name != "sort"})

    def take_away(self) -> list[Link]:
        """Where this list can be followed, and where it is had as a file."""
        files = [Link(text, self.addresses.at(address(name))) for text, name in FILES.items()]
        return [Link("Feed", self.feeds()[0]), *files]

    def context(self) -> dict[str, Any]:
        """All that the page of the list shows."""
        answer = Answer(self.archive, self.filterset.question())
        total = 0 if self.filterset.problems else answer.total
        results = Results(answer, self.filterset.tree)
        page = page_of(results, self.parameters.get("page"), count=total)
        return {
            "query": self.parameters.get("q", ""),
            "hidden": self.kept("q"),
            "total": total,
            "problems": self.filterset.problems,
            "facets": facets.facets(self.filterset, answer, self.addresses, self.version),
            "years": years(self.filterset, answer.count("year"), self.addresses),
            "kept": self.kept(),
            "kept_beside_years": self.kept(*YEARS),
            "chips": self.chips(),
            "clear_url": self.addresses.path,
            "sorts": self._sorts(),
            "feeds": [] if self.filterset.problems else self.feeds(),
            "take_away": self.take_away(),
            "reading": self.reading(),
            "understood": self._understood(),
            "notes": self.notes(),
            **(self._instead() if total == 0 else {}),
            "files": self._files(),
            "pick_url": self.addresses.at(address("findings:pick")) if total > 1 else None,
            **paging(page, self.addresses.varying("page").numbered),
        }

    def kept(self, *leaving_out: str) -> list[tuple[str, str]]:
        """What stands in the address, for the hidden fields of a form that keeps it, without the named parameters."""
        return [(name, value) for name, values in self.values.items() if name not in leaving_out for value in values]

    def chips(self, addresses: Addresses | None = None) -> list[Chip]:
        """The filters in force, each value with the address without it."""
        having = (addresses or self.addresses).having
        return [
            Chip(
                str(FILTERS[name].label),
                text,
                having(**{name: [other for other in values if other != value]}),
                leaves_out=name.startswith("not_"),
            )
            for name, values in self.values.items()
            if name != "sort"
            for value, text in self.filterset.chosen(name)
        ]

    def _sorts(self) -> list[Link]:
        order, sorting = self.filterset.order, self.addresses.varying("sort")
        return [
            Link(text, None if sort == order else sorting.more(sort))
            for sort, text in SORTS.items()
            if sort != "relevance" or self.filterset.words
        ]

    def _files(self) -> list[Link]:
        """Citations of all that is found."""
        files = [(form.label, address(f"findings:export-{name.replace('.', '-')}")) for name, form in FORMS.items()]
        return [Link(label, self.addresses.at(url)) for label, url in files]

    def reading(self) -> str:
        """What is told where nothing of the words is ever looked for; empty otherwise."""
        words = self.filterset.words
        if not words or self.filterset.tree is not None:
            return ""
        return (
            f"“{shortened(words)}” has no word to look for: only marks, or words as common as “the”. "
            "Try the words that must stand in the finding."
        )

    def _understood(self) -> str:
        """How the words were understood, wherever there was more to understand than words."""
        tree, asked = self.filterset.tree, self.filterset.filled.asked
        if tree is None or (asked.is_plain and not self.notes()):
            return ""
        return f"Findings {told(tree)}."

    def notes(self) -> list[str]:
        """Plain sentences on what was typed and could not be taken as it may have been meant."""
        tree, asked = self.filterset.tree, self.filterset.filled.asked
        unheard = set(leaves(asked.tree)) - set(leaves(tree)) if tree is not None else set()
        common = [_too_common(typed(leaf)) for leaf in leaves(asked.tree) if leaf in unheard]
        hidden = hidden_told(self.filterset.picked)
        return list(dict.fromkeys([*self._pasted, *asked.notes, *common, *hidden]))

    @cached_property
    def _pasted(self) -> list[str]:
        return nothing_at(self.parameters.get("q", ""))

    def _label(self, name: str) -> str:
        label = str(FILTERS[name].label).lower()
        return f"“{label}”" if name.startswith("not_") else label

    def _instead(self) -> dict[str, Any]:
        """What an empty list shows: words and filters that would find something, or that there is nothing to find."""
        near, suggestions = self._nearest(), [*self._turned(), *self._suggestions()]
        return {"nearest": near, "suggestions": suggestions, "nothing_yet": not len(self.archive)}

    def _nearest(self) -> list[Link]:
        """The same list with words that find something; where no filter lets these through, without filters."""
        others = dict.fromkeys(name for name in self.values if name not in ("q", "sort"))
        return [
            Link(found.text, self.url(**(others if found.everywhere else {}), q=found.text), found.count)
            for found in ([] if self.filterset.problems else nearest(self.filterset, self.archive))
        ]

    def _turned(self) -> list[Link]:
        """The years the right way round, where the range ends before it begins."""
        since, until = (self.values.get(name, [""])[0] for name in ("since", "until"))
        if not since > until > "" or "year" in self.values:
            return []
        url = self.url(since=until, until=since)
        turned = FindingFilter(QueryDict(url.partition("?")[2]), version=self.version)
        count = Answer(self.archive, turned.question()).total
        return [Link(f"from {until} to {since}", url, count)] if count else []

    def _suggestions(self) -> list[Link]:
        """What the list would show with less asked: a word or a filter dropped, where that is anything."""
        if self.filterset.problems:
            return []
        words = [Link(less.said, self.url(q=less.text), less.count) for less in easier(self.filterset, self.archive)]
        names = [
            Link(f"from the {each.noun} {each.name}", self.url(**{"q": None, each.noun: each.slug}), each.count)
            for each in called(self.filterset, self.archive)
        ]
        return [*words, *names, *self._without_a_filter()]

    def _without_a_filter(self) -> list[Link]:
        names = [name for name in self.values if name != "sort"]
        if len(names) < 2:
            return []
        found = {name: Answer(self.archive, self.filterset.question(name)).total for name in names[:4]}
        return [
            Link(f"without {self._label(name)}", self.url(**{name: None}), count)
            for name, count in found.items()
            if count
        ]


def _too_common(word: str) -> str:
    signs = {"or": "; in capitals, OR, it means either", "not": "; in capitals, NOT, it leaves out what follows"}
    return f"“{word}” is too common to be looked for{signs.get(word, '')}."


def shortened(words: str, limit: int = 60) -> str:
    """Words as they are repeated in a sentence."""
    return words if len(words) <= limit else words[:limit] + "…"


def list_url(**values: object) -> str:
    """The address of the list of findings with these parameters; empty ones are left out."""
    pairs = [
        (name, value)
        for name, given in values.items()
        if given is not None
        for value in (given if isinstance(given, list) else [given])
    ]
    return reverse("findings:finding-list") + ("?" + urlencode(pairs) if pairs else "")


def feed_urls(**values: object) -> list[str]:
    """The addresses of the feeds of such a list, Atom first."""
    return [Addresses(values, PARAMETERS, address(name)).having() for name in FEEDS]
