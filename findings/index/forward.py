"""What each document has, for sets of documents that are quicker read than compared with each value."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pyroaring import BitMap

from .columns import Held, Integers, within
from .postings import bitmap_of, numbers_in

DENSE = 16  # where one of so many documents has an n-th value of a facet, the rows have a place for it
_AT_ONCE = 8_192  # rows read together, into the same memory: to be given new memory takes as long as to read
_LINE = 32  # bytes that numpy takes at once, in half the time of as many bytes one after the other

Codes = NDArray[Any]  # of one byte each, or of two or four where there are more values


@dataclass(frozen=True)
class Forward:
    """A row for each document, with its values in some facets; and what few documents have beyond.

    A value stands as its number: those of the second facet go on where those of the first end. The one after the last
    stands where a document has no such value.
    """

    first: Mapping[str, int]  # by facet, the number of its first value
    columns: Mapping[str, range]  # by facet, where in the rows its values stand
    rows: Codes  # as they are laid out
    beyond: NDArray[np.uint32]  # documents, once for each value that their row has no place for, in their order
    codes: Codes  # these values
    totals: Integers  # by number of a value, how many documents have it

    @property
    def used(self) -> Codes:
        """The rows without the columns that hold nothing."""
        return self.rows[:, : sum(map(len, self.columns.values()))]

    def counts(self, documents: BitMap, facets: Collection[str]) -> Integers:
        """By number of a value of these facets, how many of these documents have it. Of other facets not all is
        counted.
        """
        spans = list(_joined([self.columns[facet] for facet in self.first if facet in facets]))
        size, numbers = len(self.totals) + 1, numbers_in(documents)
        counted, most = np.zeros(size, dtype=np.int64), min(_AT_ONCE, len(numbers))
        rows = np.empty((most, self.rows.shape[1]), dtype=self.rows.dtype)
        values = np.empty((most, sum(map(len, spans))), dtype=np.intp)
        for start in range(0, len(numbers), _AT_ONCE):
            part = numbers[start : start + _AT_ONCE]
            np.take(_whole(self.rows), part, out=_whole(rows)[: len(part)], mode="clip")
            done = 0
            for span in spans:
                values[: len(part), done : done + len(span)] = rows[: len(part), span.start : span.stop]
                done += len(span)
            counted += np.bincount(values[: len(part)].ravel(), minlength=size)
        if few := documents & self._beyond:
            counted += np.bincount(self.codes[self._places(numbers_in(few))], minlength=size)
        return counted[:-1]

    def cost(self, documents: int, facets: Collection[str]) -> float:
        """About how many nanoseconds it takes to count so many documents, as measured in archives of several sizes."""
        columns = sum(len(self.columns[facet]) for facet in facets)
        return 200_000 + documents * (17 + 1.25 * columns)

    def _places(self, documents: NDArray[np.uint32]) -> Integers:
        """Where in `codes` the values of these documents stand."""
        starts = np.searchsorted(self.beyond, documents)
        lengths = np.searchsorted(self.beyond, documents, side="right") - starts
        return np.repeat(starts, lengths) + within(lengths)

    @cached_property
    def _beyond(self) -> BitMap:
        return bitmap_of(self.beyond)


def forward_of(held: Mapping[str, Held], documents: int) -> Forward:
    """What these documents have in these facets, each of them something in each."""
    first = dict(zip(held, accumulate((len(each.values) for each in held.values()), initial=0), strict=False))
    size = sum(len(each.values) for each in held.values())
    kind = np.min_scalar_type(size)
    columns: list[Codes] = []
    places: dict[str, range] = {}
    beyond, codes = [np.empty(0, dtype=np.uint32)], [np.empty(0, dtype=np.int64)]
    for facet, each in held.items():
        nth = within(each.lengths)
        owners = np.repeat(np.arange(documents, dtype=np.uint32), each.lengths)
        found = list(_columns(each.codes + first[facet], nth, owners, np.full(documents, size, dtype=kind)))
        places[facet] = range(len(columns), len(columns) + len(found))
        columns += found
        beyond.append(owners[nth >= len(found)])
        codes.append(each.codes[nth >= len(found)] + first[facet])
    owners, rest = np.concatenate(beyond), np.concatenate(codes)
    in_order = np.argsort(owners, kind="stable")
    totals = np.concatenate([np.bincount(each.codes, minlength=len(each.values)) for each in held.values()])
    rows = np.stack(columns, axis=1) if columns else np.empty((documents, 0), dtype=kind)
    return Forward(first, places, laid_out(rows), owners[in_order], rest[in_order].astype(kind), totals)


def _columns(codes: Integers, nth: Integers, owners: NDArray[np.uint32], empty: Codes) -> Iterator[Codes]:
    n = 0
    while len(there := np.flatnonzero(nth == n)) * DENSE > len(empty):
        column = empty.copy()
        column[owners[there]] = codes[there]
        yield column
        n += 1


def laid_out(rows: Codes) -> Codes:
    """These rows, each of a length that numpy takes at once, and none across two lines of the processor’s memory."""
    documents, width = rows.shape
    used = max(1, width) * rows.itemsize
    length = 1 << (used - 1).bit_length() if used <= _LINE else -(-used // _LINE) * _LINE
    memory = np.zeros(documents * length + _LINE, dtype=np.uint8)
    start = -memory.ctypes.data % _LINE
    laid = memory[start : start + documents * length].view(rows.dtype).reshape(documents, length // rows.itemsize)
    laid[:, :width] = rows
    return laid


def _whole(rows: Codes) -> Codes:
    """Each row as one thing."""
    return rows.view(f"V{rows.itemsize * rows.shape[1]}")[:, 0]


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
