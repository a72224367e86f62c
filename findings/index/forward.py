"""What each document has, for sets so small that reading them is quicker than comparing each value with them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .columns import Held, Integers, within

_AT_ONCE = 16_384  # documents that are read together


@dataclass(frozen=True)
class Forward:
    """All values of each document by their numbers: those of the second facet go on where those of the first end."""

    bounds: NDArray[np.uint32]  # where in `codes` the values of each document start, and behind, where they all end
    codes: NDArray[Any]  # of two bytes each, or of four where there are too many values
    totals: Integers  # by number of a value, how many documents have it

    def counts(self, documents: NDArray[np.uint32]) -> Integers:
        """By number of a value, how many of these documents have it. Memory is bounded, however many they are."""
        counted = np.zeros_like(self.totals)
        for first in range(0, len(documents), _AT_ONCE):
            counted += self._counts(documents[first : first + _AT_ONCE])
        return counted

    def _counts(self, documents: NDArray[np.uint32]) -> Integers:
        starts, ends = self.bounds[documents].astype(np.int64), self.bounds[documents + 1].astype(np.int64)
        lengths = ends - starts
        at = np.repeat(ends - np.cumsum(lengths), lengths)
        at += np.arange(len(at))
        return np.bincount(self.codes[at], minlength=len(self.totals))


def forward_of(held: Sequence[Held], documents: int) -> Forward:
    """What these documents have, facet after facet."""
    values = sum(len(each.values) for each in held)
    lengths = sum((each.lengths for each in held), np.zeros(documents, dtype=np.int64))
    bounds = np.concatenate([[0], np.cumsum(lengths)])
    codes = np.empty(int(bounds[-1]), dtype=np.uint16 if values < 1 << 16 else np.uint32)
    free, first = bounds[:-1], 0  # by document, where its next value goes
    for each in held:
        codes[np.repeat(free, each.lengths) + within(each.lengths)] = each.codes + first
        free, first = free + each.lengths, first + len(each.values)
    return Forward(bounds.astype(np.uint32), codes, np.bincount(codes, minlength=values))
