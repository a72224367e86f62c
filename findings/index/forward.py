"""What each document has, for sets of documents that are quicker read than compared with each value."""

from collections.abc import Iterator, Mapping
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

Codes = NDArray[Any]  # of one byte each, or of two or four where there are more values


@dataclass(frozen=True)
class Forward:
    """A row for each document, with its values in some facets; and what few documents have beyond.

    A value stands as its number: those of the second facet go on where those of the first end. The one after the last
    stands where a document has no such value.
    """

    first: Mapping[str, int]  # by facet, the number of its first value
    rows: Codes
    beyond: NDArray[np.uint32]  # documents, once for each value that their row has no place for, in their order
    codes: Codes  # these values
    totals: Integers  # by number of a value, how many documents have it

    def counts(self, documents: BitMap) -> Integers:
        """By number of a value, how many of these documents have it."""
        size, width = len(self.totals) + 1, self.rows.shape[1]
        counted, numbers = np.zeros(size, dtype=np.int64), numbers_in(documents)
        rows = np.empty((min(_AT_ONCE, len(numbers)), width), dtype=self.rows.dtype)
        values = np.empty(rows.size, dtype=np.intp)
        for start in range(0, len(numbers), _AT_ONCE):
            part = numbers[start : start + _AT_ONCE]
            np.take(self.rows, part, axis=0, out=rows[: len(part)], mode="clip")
            values[: len(part) * width] = rows[: len(part)].ravel()
            counted += np.bincount(values[: len(part) * width], minlength=size)
        if few := documents & self._beyond:
            counted += np.bincount(self.codes[self._places(numbers_in(few))], minlength=size)
        return counted[:-1]

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
    beyond, codes = [np.empty(0, dtype=np.uint32)], [np.empty(0, dtype=np.int64)]
    for facet, each in held.items():
        nth = within(each.lengths)
        owners = np.repeat(np.arange(documents, dtype=np.uint32), each.lengths)
        found = list(_columns(each.codes + first[facet], nth, owners, np.full(documents, size, dtype=kind)))
        columns += found
        beyond.append(owners[nth >= len(found)])
        codes.append(each.codes[nth >= len(found)] + first[facet])
    owners, rest = np.concatenate(beyond), np.concatenate(codes)
    in_order = np.argsort(owners, kind="stable")
    totals = np.concatenate([np.bincount(each.codes, minlength=len(each.values)) for each in held.values()])
    rows = np.stack(columns, axis=1) if columns else np.empty((documents, 0), dtype=kind)
    return Forward(first, rows, owners[in_order], rest[in_order].astype(kind), totals)


def _columns(codes: Integers, nth: Integers, owners: NDArray[np.uint32], empty: Codes) -> Iterator[Codes]:
    n = 0
    while len(there := np.flatnonzero(nth == n)) * DENSE > len(empty):
        column = empty.copy()
        column[owners[there]] = codes[there]
        yield column
        n += 1
