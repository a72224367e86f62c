"""How many of the documents found have each value of a facet. Always exact."""

from collections.abc import Collection, Iterable, Mapping, Set
from dataclasses import dataclass
from functools import cached_property
from heapq import heappush, heapreplace

import numpy as np
from pyroaring import BitMap

from .archive import Archive
from .columns import NONE, Integers, Value

Counts = dict[Value, int]


@dataclass(frozen=True)
class Commonest:
    """Values with their counts, the commonest first, among equals the lower; NONE is not among them."""

    counts: Counts
    number: int  # of all values that occur


class Counting:
    """The counts of one set of documents, all of which are in force, by any of these facets."""

    def __init__(self, archive: Archive, documents: BitMap, facets: Set[str]) -> None:
        self.archive, self.documents, self.facets = archive, documents, facets
        self._of_base = documents & BitMap(range(len(archive.base))) if len(archive.tail) else documents

    def counts(self, facet: str) -> Counts:
        """By value, how many have it; values that none has are left out."""
        bitmaps, counted = self.archive.base.postings[facet].bitmaps, self._counted(facet)
        numbers: Iterable[int] = map(self.documents.intersection_cardinality, bitmaps.values())
        if counted is not None:
            numbers = counted.tolist()
        counts = {value: number for value, number in zip(bitmaps, numbers, strict=True) if number}
        for value, number in self._late(facet).items():
            counts[value] = counts.get(value, 0) + number
        return counts

    def commonest(self, facet: str, most: int, asked: Collection[Value] = ()) -> Commonest:
        """The `most` commonest values, at least one, and those `asked` for as far as they occur."""
        counts = self._of(facet, asked)
        numbers = self._counted(facet)
        others = self._compare(facet, most, counts) if numbers is None else self._choose(facet, numbers, most, counts)
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
        """Add the counts of all values that may be among the commonest. How many others occur. Values of the base stand
        in their order.
        """
        postings, most = self.archive.base.postings[facet], most + 1  # one of them may be NONE
        occurring = likely = np.flatnonzero(numbers)
        if len(occurring) > most:
            there = numbers[occurring]
            least = np.partition(there, -most)[-most]
            likely = np.concatenate([occurring[there > least], occurring[there == least][:most]])
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

    def _counted(self, facet: str) -> Integers | None:
        """By value of the base, how many have it; None where it would take long to count all."""
        if facet in self._read:
            return self._read[facet]
        compared = self.archive.base.compared.get(facet)
        return compared.counts(self._of_base) if compared else None

    @cached_property
    def _read(self) -> Mapping[str, Integers]:
        """By facet for which documents are read, how many have each value. All are read at once."""
        base, found = self.archive.base, len(self._of_base)
        others = 2 * found > len(base)
        comparing = {facet: base.comparing(found, facet) for facet in self.facets}
        facets = base.forward.worth_reading(len(base) - found if others else found, comparing)
        if not others or not facets:
            return base.forward.counts(self._of_base, facets)
        counts = base.forward.counts(BitMap(range(len(base))) - self._of_base, facets)
        return {facet: base.postings[facet].sizes - numbers for facet, numbers in counts.items()}


_NOTHING = BitMap()
