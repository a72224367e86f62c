"""Which documents have which value of a facet."""

from array import array
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from pyroaring import BitMap

from .columns import Held, Integers, Value


@dataclass(frozen=True)
class Postings:
    """By each value of one facet, the numbers of the documents that have it."""

    bitmaps: Mapping[Value, BitMap]

    @cached_property
    def values(self) -> tuple[Value, ...]:
        """The values, in the order of `bitmaps`."""
        return tuple(self.bitmaps)

    @cached_property
    def places(self) -> dict[Value, int]:
        """Where each value stands among `values`."""
        return {value: place for place, value in enumerate(self.bitmaps)}

    @cached_property
    def sizes(self) -> Integers:
        """How many documents have each of `values`."""
        return np.array([len(documents) for documents in self.bitmaps.values()], dtype=np.int64)

    @cached_property
    def commonest_first(self) -> list[tuple[int, Value, BitMap]]:
        """How many documents have each value, the value, and these documents."""
        found = [(len(documents), value, documents) for value, documents in self.bitmaps.items()]
        return sorted(found, key=lambda each: -each[0])

    def cost(self, found: int, documents: int) -> float:
        """About how many nanoseconds it takes to compare so many of all documents with the commonest values, as
        measured among a million: the fewer they are, the more values may be among the commonest.
        """
        return (200 * len(self.bitmaps) + 0.35 * self._members) * max(1, 0.4 * documents / max(1, found))

    @cached_property
    def _members(self) -> int:
        return int(self.sizes.sum())

    def joined(self, later: "Postings") -> "Postings":
        """With the documents of these; neither is altered."""
        bitmaps = dict(self.bitmaps)
        for value, documents in later.bitmaps.items():
            bitmaps[value] = bitmaps[value] | documents if value in bitmaps else documents
        return Postings(bitmaps)


def posted(held: Held, first: int) -> Postings:
    """What documents hold, by its values; they are numbered on from `first`."""
    numbers = np.repeat(np.arange(first, first + len(held.lengths), dtype=np.uint32), held.lengths)
    in_order = numbers[np.argsort(held.codes, kind="stable")]
    ends = np.cumsum(np.bincount(held.codes, minlength=len(held.values)))
    parts = np.split(in_order, ends[:-1])
    return Postings(
        {value: bitmap_of(part) for value, part in zip(held.values, parts, strict=True)} if len(numbers) else {}
    )


def bitmap_of(numbers: NDArray[np.uint32]) -> BitMap:
    """A set of numbers. By way of an array of Python’s, which is eight times as fast as from numpy’s.

    None are held as runs from one to another, which take up to forty times as long to be compared with others.
    """
    return BitMap(array("I", numbers.tobytes()), optimize=False)


def numbers_in(bitmap: BitMap) -> NDArray[np.uint32]:
    """The numbers of a set, in their order."""
    return np.frombuffer(bitmap.to_array(), dtype=np.uint32)
