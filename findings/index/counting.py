"""How many of the documents found have each value of a facet. Always exact."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from heapq import heappush, heapreplace

import numpy as np
from pyroaring import BitMap

from .archive import Archive
from .columns import NONE, Integers, Value
from .forward import Forward

Counts = dict[Value, int]

# Documents are quicker read than compared with each value where they are few, or at most one of so many of all, and so
# much fewer as there are few values, or documents have many of them. As measured among 10,000, 100,000 and a million.
FEW, SHARE, VALUES = 10_000, 8, 200


@dataclass(frozen=True)
class Commonest:
    """Values with their counts, the commonest first, among equals the lower; NONE is not among them."""

    counts: Counts
    number: int  # of all values that occur


class Counting:
    """The counts of one set of documents, all of which are in force."""

    def __init__(self, archive: Archive, documents: BitMap) -> None:
        self.archive, self.documents = archive, documents
        self._of_base = documents & BitMap(range(len(archive.base))) if len(archive.tail) else documents
        self._counted: dict[int, Integers | None] = {}  # what was read, by where

    def counts(self, facet: str) -> Counts:
        """By value, how many have it; values that none has are left out."""
        bitmaps, read = self.archive.base.postings[facet].bitmaps, self._read(facet)
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
        read = self._read(facet)
        others = self._compare(facet, most, counts) if read is None else self._choose(facet, read, most, counts)
        in_order = sorted([(-number, value) for value, number in counts.items() if number])
        kept = {value: -number for number, value in in_order[:most]}
        rarer = sorted([(-counts[value], value) for value in asked if counts.get(value) and value not in kept])
        return Commonest(kept | {value: -number for number, value in rarer}, len(in_order) + others)

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
        occurring = sum(map(self.documents.intersect, postings.bitmaps.values()))
        none = self.documents.intersect(postings.bitmaps.get(NONE, _NOTHING))
        if not len(self.archive.tail):
            return occurring - none - sum(map(bool, counts.values()))
        known = (postings.bitmaps[value] for value in counts if value in postings.bitmaps)
        return occurring - none - sum(map(self.documents.intersect, known))

    def _late(self, facet: str) -> Counts:
        """The counts among documents that came after the base."""
        if not len(self.archive.tail):
            return {}
        late = self.archive.tail.postings[facet].bitmaps
        found = {value: self.documents.intersection_cardinality(documents) for value, documents in late.items()}
        return {value: number for value, number in found.items() if number}

    def _read(self, facet: str) -> Integers | None:
        """By value of the base, how many have it, where few documents have to be read for it; else None."""
        forward = self.archive.base.forward_of[facet]
        if id(forward) not in self._counted:
            self._counted[id(forward)] = self._counts(forward)
        counted = self._counted[id(forward)]
        first = forward.first[facet]
        return None if counted is None else counted[first : first + len(self.archive.base.postings[facet].bitmaps)]

    def _counts(self, forward: Forward) -> Integers | None:
        size, width = len(self.archive.base), forward.rows.shape[1]
        found = len(self._of_base)
        share = min(1 / SHARE, len(forward.totals) / (VALUES * max(1, width)))
        if min(found, size - found) > max(FEW, share * size):
            return None
        if 2 * found <= size:
            return forward.counts(self._of_base)
        return forward.totals - forward.counts(BitMap(range(size)) - self._of_base)


_NOTHING = BitMap()
