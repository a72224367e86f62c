from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray
from pyroaring import BitMap

from .documents import Document, Value
from .numbered import Base, Integers, Tail, based_on, trailing
from .places import RememberedPlaces, no_places

Numbers = NDArray[np.uint32]


@dataclass(frozen=True)
class Archive:
    """Everything published at one moment. It never changes: what follows a change is another archive, which shares
    with this one whatever stayed the same.
    """

    base: Base
    tail: Tail
    alive: BitMap  # the numbers in force, without those of documents that are gone or were written anew
    number_of: Mapping[int, int]  # in the tail, by finding
    remembered: RememberedPlaces = field(repr=False)

    def __len__(self) -> int:
        return len(self.alive)

    @property
    def end(self) -> int:
        """The number that the next document will get."""
        return len(self.base) + len(self.tail.documents)

    def having(self, facet: str, values: Iterable[Value]) -> BitMap:
        """The documents that have any of these values."""
        sets = [part[facet][value] for value in values for part in self.postings if value in part[facet]]
        return BitMap.union(*sets) & self.alive if sets else BitMap()

    @property
    def postings(self) -> list[Mapping[str, Mapping[Value, BitMap]]]:
        """By facet and value, the documents of the base and those of the tail: some of them may be gone."""
        return [self.base.postings, self.tail.postings]

    def followed(self, findings: Iterable[int], documents: Sequence[Document]) -> "Archive":
        """The archive after the documents of these findings were written; `documents` are those they have now."""
        number_of, gone = dict(self.number_of), BitMap()
        for finding in findings:
            number = number_of.pop(finding, None)
            number = self.base.number(finding) if number is None else number
            if number is not None:
                gone.add(number)
        number_of |= {document.key: self.end + n for n, document in enumerate(documents)}
        return replace(
            self,
            tail=trailing(self.base, [*self.tail.documents, *documents]),
            alive=(self.alive - gone) | BitMap(range(self.end, self.end + len(documents))),
            number_of=number_of,
        )

    def apart(self) -> "Archive":
        """The same archive, which remembers what it looks up for itself alone."""
        return replace(self, remembered=self.remembered.copy())

    def keys(self, numbers: Numbers) -> Integers:
        """The findings under these numbers, which are in their order."""
        return self._column(self.base.keys, self.tail.keys, numbers)

    def added(self, numbers: Numbers) -> Integers:
        """When readers could first see them, in microseconds since 1970."""
        return self._column(self.base.added, self.tail.added, numbers)

    def corrected(self, numbers: Numbers) -> Integers:
        """When they were last corrected, in microseconds since 1970; `NEVER` comes before all of these."""
        return self._column(self.base.corrected, self.tail.corrected, numbers)

    def places(self, numbers: Numbers) -> NDArray[np.float64]:
        """Where they stand in the order of time."""
        split = np.searchsorted(numbers, len(self.base))
        return np.concatenate([numbers[:split], self.tail.places[numbers[split:] - len(self.base)]])

    def _column(self, base: Integers, tail: Integers, numbers: Numbers) -> Integers:
        split = np.searchsorted(numbers, len(self.base))
        return np.concatenate([base[numbers[:split]], tail[numbers[split:] - len(self.base)]])

    def numbers(self, findings: Integers) -> BitMap:
        """The numbers of these findings, as far as they are known."""
        in_tail = [self.number_of[int(finding)] for finding in findings if int(finding) in self.number_of]
        return (self.base.numbers(findings) & self.alive) | BitMap(in_tail)

    def findings(self, numbers: Iterable[int]) -> list[int]:
        """The findings under these numbers, in whatever order they come."""
        size = len(self.base)
        return [int(self.base.keys[n] if n < size else self.tail.keys[n - size]) for n in numbers]

    def since(self, number: int) -> list[int]:
        """The findings in force whose documents came with this number or later."""
        return [finding for finding, own in self.number_of.items() if own >= number]


def archive_of(documents: Iterable[Document]) -> Archive:
    """The archive that consists of these documents."""
    base = based_on(documents)
    return Archive(base, trailing(base, []), BitMap(range(len(base))), {}, no_places())
