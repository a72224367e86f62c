"""Documents under small numbers, so that sets of them are bitmaps."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from pyroaring import BitMap

from .documents import FACETS, UNDATED, Document, Value

Postings = Mapping[str, Mapping[Value, BitMap]]  # by facet and value, the numbers of the documents that have it
Integers = NDArray[np.int64]

NOTHING = BitMap()


@dataclass(frozen=True)
class Base:
    """Documents numbered from 0 in the order of time, the undated first. Never altered."""

    keys: Integers  # by number, the finding
    days: Integers
    added: Integers
    corrected: Integers
    postings: Postings
    undated: int  # how many stand before the first that has a date
    sorted_keys: Integers
    sorted_numbers: Integers  # the numbers of the documents in the order of their keys

    def __len__(self) -> int:
        return len(self.keys)

    def place(self, document: Document) -> int:
        """How many stand before this document, which is not among them, in the order of time."""
        first = int(np.searchsorted(self.days, document.day, "left"))
        last = int(np.searchsorted(self.days, document.day, "right"))
        return first + int(np.searchsorted(self.keys[first:last], document.key))

    def number(self, key: int) -> int | None:
        """The number of a finding."""
        at = int(np.searchsorted(self.sorted_keys, key))
        return int(self.sorted_numbers[at]) if at < len(self) and self.sorted_keys[at] == key else None

    def numbers(self, keys: Integers) -> BitMap:
        """The numbers of those of these findings that are here."""
        if not len(self):
            return BitMap()
        at = np.minimum(np.searchsorted(self.sorted_keys, keys), len(self) - 1)
        return BitMap(self.sorted_numbers[at[self.sorted_keys[at] == keys]].astype(np.uint32))


@dataclass(frozen=True)
class Tail:
    """Documents that came or were written anew after the base was made, numbered after it in the order they came."""

    documents: tuple[Document, ...]
    keys: Integers
    added: Integers
    corrected: Integers
    places: NDArray[np.float64]  # between which numbers of the base each stands in the order of time
    postings: Postings


def based_on(documents: Iterable[Document]) -> Base:
    """The base of these documents."""
    there = sorted(documents, key=lambda document: document.order)
    keys = np.array([document.key for document in there], dtype=np.int64)
    by_key = np.argsort(keys)
    return Base(
        keys=keys,
        days=np.array([document.day for document in there], dtype=np.int64),
        added=np.array([document.added for document in there], dtype=np.int64),
        corrected=np.array([document.corrected for document in there], dtype=np.int64),
        postings=posted(there, 0),
        undated=sum(document.day == UNDATED for document in there),
        sorted_keys=keys[by_key],
        sorted_numbers=by_key,
    )


def trailing(base: Base, documents: Iterable[Document]) -> Tail:
    """The tail that these documents are of this base."""
    there = tuple(documents)
    before = [base.place(document) for document in there]
    in_time = sorted(range(len(there)), key=lambda n: there[n].order)
    places = np.zeros(len(there))
    for rank, n in enumerate(in_time, start=1):  # those between the same two numbers stay apart, and in order
        places[n] = before[n] - 1 + rank / (len(there) + 1)
    keys = np.array([document.key for document in there], dtype=np.int64)
    added = np.array([document.added for document in there], dtype=np.int64)
    corrected = np.array([document.corrected for document in there], dtype=np.int64)
    return Tail(there, keys, added, corrected, places, posted(there, len(base)))


def posted(documents: Iterable[Document], first: int) -> Postings:
    """By facet and value, which of the documents have it; they are numbered on from `first`."""
    lists: dict[str, dict[Value, list[int]]] = {name: {} for name in FACETS}
    by_facet = list(lists.values())
    for number, document in enumerate(documents, start=first):
        for found, values in zip(by_facet, document.values, strict=True):
            for value in values:
                found.setdefault(value, []).append(number)
    return {name: {value: BitMap(numbers) for value, numbers in found.items()} for name, found in lists.items()}
