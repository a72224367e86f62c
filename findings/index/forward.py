"""What each document has, for sets of documents that are quicker read than compared with each value."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from pyroaring import BitMap

from .columns import Integers
from .postings import bitmap_of, numbers_in

# About how many nanoseconds it takes to begin to read, to read a row, and to count one column of it: as measured among
# 10,000, 100,000 and a million documents.
BEGINNING, ROW, COLUMN = 200_000, 15, 2

_AT_ONCE = 8_192  # rows read together, into the same memory: to be given new memory takes as long as to read

Rows = NDArray[np.void]
Numbers = NDArray[np.uint32]


@dataclass(frozen=True)
class Group:
    """Facets whose values are numbered together. The number after the last stands where there is no value."""

    values: Mapping[str, range]  # by facet, the numbers of its values
    columns: Mapping[str, range]  # by facet, where in a row they stand, each place as large as a number of this kind
    kind: str  # as numpy writes it

    @property
    def size(self) -> int:
        """How many values there are."""
        return sum(map(len, self.values.values()))

    def numbers(self, rows: Rows, facets: Collection[str], memory: Integers) -> Integers:
        """The numbers that stand in these rows for these facets, written into this memory."""
        spans = list(_joined([self.columns[facet] for facet in self.columns if facet in facets]))
        there = rows.view(self.kind).reshape(len(rows), -1)
        width = sum(map(len, spans))
        numbers = memory[: len(rows) * width].reshape(len(rows), width)
        done = 0
        for span in spans:
            numbers[:, done : done + len(span)] = there[:, span.start : span.stop]
            done += len(span)
        return numbers.ravel()


@dataclass(frozen=True)
class Forward:
    """A row for each document, with its values in all facets. A document goes on in further rows where it has more of
    them than its row has places for.
    """

    groups: tuple[Group, ...]
    rows: Rows
    further: tuple[Numbers, ...]  # which documents have a second row, a third …: these follow after the first rows

    @property
    def used(self) -> int:
        """The bytes of a row in which something stands."""
        return sum(np.dtype(each.kind).itemsize * len(place) for each in self.groups for place in each.columns.values())

    def counts(self, documents: BitMap, facets: Collection[str]) -> dict[str, Integers]:
        """By facet, how many of these documents have each of its values."""
        groups = [group for group in self.groups if not group.values.keys().isdisjoint(facets)]
        numbers = self._rows_of(documents if groups else BitMap())
        counted = [np.zeros(group.size + 1, dtype=np.int64) for group in groups]
        most = min(_AT_ONCE, len(numbers))
        rows = np.empty(most, dtype=self.rows.dtype)
        memory = np.empty(most * sum(self._width[facet] for facet in facets), dtype=np.intp)
        for start in range(0, len(numbers), _AT_ONCE):
            part = numbers[start : start + _AT_ONCE]
            taken = np.take(self.rows, part, out=rows[: len(part)], mode="clip")
            for group, sums in zip(groups, counted, strict=True):
                sums += np.bincount(group.numbers(taken, facets, memory), minlength=len(sums))
        return {
            facet: sums[values.start : values.stop]
            for group, sums in zip(groups, counted, strict=True)
            for facet, values in group.values.items()
            if facet in facets
        }

    def worth_reading(self, documents: int, comparing: Mapping[str, float]) -> set[str]:
        """The facets for which so many documents are quicker read than compared, by the nanoseconds that comparing
        takes for each.
        """
        gains = {facet: cost - COLUMN * documents * self._width[facet] for facet, cost in comparing.items()}
        worth = {facet for facet, gain in gains.items() if gain > 0}
        return worth if sum(gains[facet] for facet in worth) > BEGINNING + ROW * documents else set()

    @cached_property
    def _width(self) -> Mapping[str, int]:
        return {facet: len(columns) for group in self.groups for facet, columns in group.columns.items()}

    def _rows_of(self, documents: BitMap) -> Numbers:
        found, start = [numbers_in(documents)], len(self.rows) - sum(map(len, self.further))
        for known, those in zip(self._with_further, self.further, strict=True):
            if not (few := documents & known):
                break  # who has no second row has no third
            found.append((start + np.searchsorted(those, numbers_in(few))).astype(np.uint32))
            start += len(those)
        return np.concatenate(found) if len(found) > 1 else found[0]

    @cached_property
    def _with_further(self) -> list[BitMap]:
        return [bitmap_of(each) for each in self.further]


def _joined(spans: Iterable[range]) -> Iterator[range]:
    """The same columns, those that follow each other as one."""
    last = range(0)
    for span in spans:
        if span.start == last.stop:
            last = range(last.start, span.stop)
        else:
            yield last
            last = span
    yield last
