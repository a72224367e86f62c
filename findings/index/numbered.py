"""Documents under small numbers, so that sets of them are bitmaps."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from pyroaring import BitMap

from .columns import Held, Integers
from .comparing import Compared
from .documents import FACETS, Documents, keys_of, undated_in
from .forward import Forward
from .laying_out import forward_of
from .lines import Lines
from .places import FrequentPlaces
from .postings import Postings, bitmap_of, posted

MANY = 100  # values of a facet: to compare a set with each of more takes long


@dataclass(frozen=True)
class Base:
    """Documents numbered from 0 in the order of time, the undated first. Never altered."""

    times: Integers  # by number
    added: Integers
    corrected: Integers
    keys: Integers  # the findings, in the order of their keys
    by_key: NDArray[np.uint32]  # the numbers in that order
    postings: Mapping[str, Postings]  # by facet
    forward: Forward
    frequent: FrequentPlaces = field(default_factory=dict, repr=False)  # where common words stand
    lines: Lines = field(default_factory=Lines, repr=False)  # and where their places in phrases are stored

    def __len__(self) -> int:
        return len(self.times)

    @cached_property
    def compared(self) -> Mapping[str, Compared]:
        """By facet with few values, the documents that have each."""
        few = {facet: each.bitmaps for facet, each in self.postings.items() if len(each.bitmaps) <= MANY}
        return {facet: Compared(bitmaps.values(), len(self)) for facet, bitmaps in few.items()}

    def comparing(self, found: int, facet: str) -> float:
        """About how many nanoseconds it takes to compare so many documents with the values of this facet."""
        compared = self.compared.get(facet)
        return compared.cost if compared else self.postings[facet].cost(found, len(self))

    def ready(self) -> None:
        """Reckon now what is else reckoned when it is first needed, so that processes forked later share it."""
        for postings in self.postings.values():
            _ = self.compared, postings.values, postings.places, postings.sizes, postings.commonest_first

    @property
    def undated(self) -> int:
        """How many stand before the first that has a date."""
        return undated_in(self.times)

    def numbers(self, keys: Integers) -> BitMap:
        """The numbers of those of these findings that are here."""
        if not len(self):
            return BitMap()
        at = np.minimum(np.searchsorted(self.keys, keys), len(self) - 1)
        return bitmap_of(self.by_key[at[self.keys[at] == keys]])


@dataclass(frozen=True)
class Tail:
    """Documents that came or were written anew after the base was made, numbered after it in the order they came."""

    times: Integers
    added: Integers
    corrected: Integers
    places: NDArray[np.float64]  # between which numbers of the base each stands in the order of time
    postings: Mapping[str, Postings]

    def __len__(self) -> int:
        return len(self.times)

    def followed(self, base: Base, documents: Documents) -> "Tail":
        """With these documents behind."""
        times = np.concatenate([self.times, documents.times])
        first = len(base) + len(self)
        later = {name: posted(held, first) for name, held in documents.held.items()}
        return Tail(
            times,
            np.concatenate([self.added, documents.added]),
            np.concatenate([self.corrected, documents.corrected]),
            _places(base, times),
            {name: self.postings[name].joined(later[name]) for name in FACETS},
        )


def based_on(documents: Documents) -> Base:
    """The base of these documents."""
    keys = keys_of(documents.times)
    by_key = np.argsort(keys)
    return Base(
        documents.times,
        documents.added,
        documents.corrected,
        keys[by_key],
        by_key.astype(np.uint32),
        {name: posted(held, 0) for name, held in documents.held.items()},
        forward_of(_by_number(documents), len(documents)),
    )


def _by_number(documents: Documents) -> Iterator[Mapping[str, Held]]:
    """Facets with many values apart from others, the numbers of which take less memory."""
    for many in (True, False):
        yield {facet: each for facet, each in documents.held.items() if (len(each.values) > MANY) is many}


def no_tail() -> Tail:
    """That of a base which nothing has followed yet."""
    nothing = np.empty(0, dtype=np.int64)
    return Tail(nothing, nothing, nothing, np.empty(0), {name: Postings({}) for name in FACETS})


def _places(base: Base, times: Integers) -> NDArray[np.float64]:
    """Those that stand between the same two numbers of the base are kept apart, and in order."""
    ranks = np.empty(len(times), dtype=np.int64)
    ranks[np.argsort(times)] = np.arange(1, len(times) + 1)
    return np.searchsorted(base.times, times) - 1 + ranks / (len(times) + 1)
