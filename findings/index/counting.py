"""How many of the documents found have each value of a facet. Always exact."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cached_property
from heapq import heappush, heapreplace

import numpy as np
from pyroaring import BitMap

from .archive import Archive
from .columns import NONE, Integers, Value
from .postings import numbers_in

Counts = dict[Value, int]

FEW = 30_000  # documents that are quicker read than compared with each value
SHARE = 12  # and so are those that are no larger a part of all
SHORT, VERY_FEW = 400, 4_000  # where one facet alone is counted that has so few values, only so many are


@dataclass(frozen=True)
class Commonest:
    """Values with their counts, the commonest first, among equals the lower; NONE is not among them."""

    counts: Counts
    number: int  # of all values that occur


class Counting:
    """The counts of one set of documents, all of which are in force; `only` of one facet, if that is named."""

    def __init__(self, archive: Archive, documents: BitMap, only: str | None = None) -> None:
        self.archive, self.documents, self.only = archive, documents, only

    def counts(self, facet: str) -> Counts:
        """By value, how many have it; values that none has are left out."""
        bitmaps, read = self.archive.base.postings[facet].bitmaps, self._read_of(facet)
        numbers: Iterable[int] = map(self.documents.intersection_cardinality, bitmaps.values())
        if read is not None:
            numbers = read.tolist()
        counts = {value: number for value, number in zip(bitmaps, numbers, strict=True) if number}
        for value, number in self._late(facet).items():
            counts[value] = counts.get(value, 0) + number
        return counts

    def commonest(self, facet: str, most: int, asked: Collection[Value] = ()) -> Commonest:
        """The `most` commonest values, at least one, and those `asked` for as far as they occur."""
        counts = self._of(facet, asked)
        read = self._read_of(facet)
        others = self._compare(facet, most, counts) if read is None else self._choose(facet, read, most, counts)
        in_order = sorted((value for value in counts if counts[value]), key=lambda value: (-counts[value], value))
        kept = {value: counts[value] for n, value in enumerate(in_order) if n < most or value in asked}
        return Commonest(kept, len(in_order) + others)

    def _of(self, facet: str, asked: Collection[Value]) -> Counts:
        """The counts of the values asked for, and of all that came late."""
        counts, bitmaps = self._late(facet), self.archive.base.postings[facet].bitmaps
        for value in {*counts, *(value for value in asked if value in bitmaps)}:
            counts[value] = counts.get(value, 0) + self.documents.intersection_cardinality(bitmaps.get(value, _NOTHING))
        counts.pop(NONE, None)
        return counts

    def _choose(self, facet: str, numbers: Integers, most: int, counts: Counts) -> int:
        """Add the counts of all values that may be among the commonest. How many others occur."""
        postings = self.archive.base.postings[facet]
        occurring = likely = np.flatnonzero(numbers)
        if len(occurring) > most + 1:  # one of those above may be NONE
            there = numbers[occurring]
            likely = occurring[there >= np.partition(there, -most - 1)[-most - 1]]
        for n in likely.tolist():
            counts.setdefault(postings.values[n], int(numbers[n]))
        known = [postings.places[value] for value in {*counts, NONE} if value in postings.places]
        counts.pop(NONE, None)
        return len(occurring) - int(np.count_nonzero(numbers[known]))

    def _compare(self, facet: str, most: int, counts: Counts) -> int:
        """The same by comparing sets, from the largest down: no value is commoner among some documents than among all,
        so that those rarer there than the commonest are here need no comparing.
        """
        best: list[int] = []
        postings = self.archive.base.postings[facet]
        for size, value, documents in postings.commonest_first:
            if len(best) == most and size < best[0]:
                break
            if value == NONE or value in counts:
                continue
            counts[value] = number = self.documents.intersection_cardinality(documents)
            if len(best) < most:
                heappush(best, number)
            elif number > best[0]:
                heapreplace(best, number)
        known = (postings.bitmaps[value] for value in {*counts, NONE} if value in postings.bitmaps)
        occurring = sum(map(self.documents.intersect, postings.bitmaps.values()))
        return occurring - sum(map(self.documents.intersect, known))

    def _late(self, facet: str) -> Counts:
        """The counts among documents that came after the base."""
        if not len(self.archive.tail):
            return {}
        late = self.archive.tail.postings[facet].bitmaps
        found = {value: self.documents.intersection_cardinality(documents) for value, documents in late.items()}
        return {value: number for value, number in found.items() if number}

    def _read_of(self, facet: str) -> Integers | None:
        """By value of the base, what `_read` has of this facet."""
        first = self.archive.base.first[facet]
        past = first + len(self.archive.base.postings[facet].bitmaps)
        return None if self._read is None else self._read[first:past]

    @cached_property
    def _read(self) -> Integers | None:
        """The counts of all values of the base, where few documents have to be read for it; else None."""
        base = self.archive.base
        found = self.documents.rank(len(base) - 1) if len(base) else 0
        compared = self.only is not None and len(base.postings[self.only].bitmaps) <= SHORT
        if min(found, len(base) - found) > (min(FEW, VERY_FEW) if compared else max(FEW, len(base) // SHARE)):
            return None
        if 2 * found <= len(base):
            return base.forward.counts(numbers_in(self.documents)[:found])
        missing = BitMap(range(len(base))) - self.documents
        return base.forward.totals - base.forward.counts(numbers_in(missing))


_NOTHING = BitMap()
