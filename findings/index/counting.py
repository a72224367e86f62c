"""How many of the documents found have each value of a facet. Always exact."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property
from heapq import heappush, heapreplace

from pyroaring import BitMap

from .archive import Archive
from .columns import NONE, Integers, Value
from .postings import numbers_in

Counts = dict[Value, int]

FEW = 4_000  # documents that are quicker read than compared with each value


@dataclass(frozen=True)
class Commonest:
    """Values with their counts, the commonest first, among equals the lower; NONE is not among them."""

    counts: Counts
    more: bool  # whether others occur


class Counting:
    """The counts of one set of documents, all of which are in force."""

    def __init__(self, archive: Archive, documents: BitMap) -> None:
        self.archive, self.documents = archive, documents

    def counts(self, facet: str) -> Counts:
        """By value, how many have it; values that none has are left out."""
        base = self.archive.base.postings[facet]
        if self._read is not None:
            first = self.archive.base.first[facet]
            numbers = self._read[first : first + len(base.bitmaps)].tolist()
        else:
            numbers = [self.documents.intersection_cardinality(each) for each in base.bitmaps.values()]
        counts = {value: number for value, number in zip(base.bitmaps, numbers, strict=True) if number}
        for value, number in self._late(facet).items():
            counts[value] = counts.get(value, 0) + number
        return counts

    def commonest(self, facet: str, most: int, asked: Collection[Value] = ()) -> Commonest:
        """The `most` commonest values, at least one, and those `asked` for as far as they occur."""
        counts, all_known = (self.counts(facet), True) if self._read is not None else self._likely(facet, most, asked)
        counts.pop(NONE, None)
        in_order = sorted(counts, key=lambda value: (-counts[value], value))
        kept = {value: counts[value] for n, value in enumerate(in_order) if n < most or value in asked}
        return Commonest(kept, len(kept) < len(counts) or (not all_known and self._others(facet, counts)))

    def _likely(self, facet: str, most: int, asked: Collection[Value]) -> tuple[Counts, bool]:
        """The counts of all values that can be among the commonest, and whether these are all that occur.

        No value is commoner among some documents than among all: so those that are rare there need no comparing.
        """
        counts, best = self._late(facet), list[int]()
        bitmaps = self.archive.base.postings[facet].bitmaps
        for value in {*counts, *(value for value in asked if value in bitmaps)}:
            counts[value] = counts.get(value, 0) + self.documents.intersection_cardinality(bitmaps.get(value, _NOTHING))
        met = set(counts)
        for size, value, documents in self.archive.base.postings[facet].commonest_first:
            if len(best) == most and size < best[0]:
                return _occurring(counts), False
            if value in met:
                continue
            number = self.documents.intersection_cardinality(documents)
            if number:
                counts[value] = number
                if value != NONE:
                    (heappush if len(best) < most else _raise)(best, number)
        return _occurring(counts), True

    def _others(self, facet: str, counts: Counts) -> bool:
        """Whether any other value occurs."""
        rarest_last = self.archive.base.postings[facet].commonest_first
        return any(
            value not in counts and value != NONE and self.documents.intersect(documents)
            for _, value, documents in rarest_last
        )

    def _late(self, facet: str) -> Counts:
        """The counts among documents that came after the base."""
        if not len(self.archive.tail):
            return {}
        late = self.archive.tail.postings[facet].bitmaps
        return _occurring({value: self.documents.intersection_cardinality(each) for value, each in late.items()})

    @cached_property
    def _read(self) -> Integers | None:
        """The counts of all values of the base, where few documents have to be read for it; else None."""
        base = self.archive.base
        found = self.documents.rank(len(base) - 1) if len(base) else 0
        if min(found, len(base) - found) > FEW:
            return None
        if found <= FEW:
            return base.forward.counts(numbers_in(self.documents)[:found])
        missing = BitMap(range(len(base))) - self.documents
        return base.forward.totals - base.forward.counts(numbers_in(missing))


_NOTHING = BitMap()


def _occurring(counts: Counts) -> Counts:
    return {value: number for value, number in counts.items() if number}


def _raise(best: list[int], number: int) -> None:
    if number > best[0]:
        heapreplace(best, number)
