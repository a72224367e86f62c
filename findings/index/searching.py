"""One question to the archive, and its whole answer."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from pyroaring import BitMap

from findings.asking.tree import Node

from .archive import Archive
from .counting import Commonest, Counting, Counts
from .documents import FACETS, Value
from .matching import Match, match
from .ordering import page

Chosen = Mapping[str, frozenset[Value]]  # by facet


@dataclass(frozen=True)
class Question:
    """What is looked for: words, and values of facets. One facet’s values are alternatives, facets hold together.

    No word is so common that the search documents leave it out.
    """

    words: Node | None = None
    chosen: Chosen = field(default_factory=dict)
    refused: Chosen = field(default_factory=dict)  # none of these
    order: str = "newest"
    among: frozenset[int] | None = None  # these findings alone


def _numbers(archive: Archive, findings: Iterable[int]) -> BitMap:
    return archive.numbers(np.array(sorted(findings), dtype=np.int64))


class Answer:
    """What the archive holds of it. Nothing is counted or ordered before it is asked for."""

    def __init__(self, archive: Archive, question: Question) -> None:
        self.archive, self.question = archive, question
        found = Match(archive.alive, ()) if question.words is None else match(archive, question.words)
        self.match = found if question.among is None else found.among(_numbers(archive, question.among))
        self.sets = {facet: archive.having(facet, values) for facet, values in question.chosen.items()}
        self.taken = [archive.having(facet, values) for facet, values in question.refused.items()]
        self.found = self._without(None)

    @property
    def total(self) -> int:
        """How many findings are found."""
        return len(self.found)

    def findings(self, offset: int, limit: int) -> list[int]:
        """Those from `offset` on, at most `limit`, in the order asked for."""
        match = Match(self.found, self.match.places)
        return self.archive.findings(page(self.archive, match, self.question.order, offset, limit))

    def counts(self, facets: Iterable[str] = FACETS) -> dict[str, Counts]:
        """By facet and value, how many findings there are: for each facet among those that all others let through."""
        return {facet: self.count(facet) for facet in facets}

    def count(self, facet: str) -> Counts:
        """The counts of one facet."""
        return self._counting(facet).counts(facet)

    def commonest(self, facet: str, most: int, asked: Collection[Value] = ()) -> Commonest:
        """Of one facet the `most` commonest values, and those `asked` for as far as they occur."""
        return self._counting(facet).commonest(facet, most, asked)

    @cached_property
    def _of_found(self) -> Counting:
        return Counting(self.archive, self.found, FACETS.keys() - self.sets.keys())

    def _counting(self, facet: str) -> Counting:
        return Counting(self.archive, self._without(facet), {facet}) if facet in self.sets else self._of_found

    def _without(self, facet: str | None) -> BitMap:
        """What is found where this facet has no say."""
        sets = [found for name, found in self.sets.items() if name != facet]
        held = BitMap.intersection(self.match.documents, *sets) if sets else self.match.documents
        return BitMap.difference(held, *self.taken) if self.taken else held
