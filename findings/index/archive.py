from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray
from pyroaring import BitMap

from .columns import Integers, Value
from .documents import Documents, keys_of
from .numbered import Base, Tail, no_tail
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
        return len(self.base) + len(self.tail)

    def having(self, facet: str, values: Iterable[Value]) -> BitMap:
        """The documents that have any of these values."""
        parts = [self.base.postings[facet].bitmaps, self.tail.postings[facet].bitmaps]
        sets = [part[value] for value in values for part in parts if value in part]
        return BitMap.union(*sets) & self.alive if sets else BitMap()

    def followed(self, findings: Iterable[int], documents: Documents) -> "Archive":
        """The archive after the documents of these findings were written; `documents` are those they have now."""
        findings = list(findings)
        number_of = dict(self.number_of)
        in_tail = [number_of.pop(finding) for finding in findings if finding in number_of]
        gone = self.base.numbers(np.array(findings, dtype=np.int64)) | BitMap(in_tail)
        number_of |= {key: self.end + n for n, key in enumerate(keys_of(documents.times).tolist())}
        return replace(
            self,
            tail=self.tail.followed(self.base, documents),
            alive=(self.alive - gone) | BitMap(range(self.end, self.end + len(documents))),
            number_of=number_of,
        )

    def apart(self) -> "Archive":
        """The same archive, which remembers what it looks up for itself alone."""
        return replace(self, remembered=self.remembered.copy())

    def times(self, numbers: Numbers) -> Integers:
        """Where these numbers, which are in their order, stand in time."""
        return self._column(self.base.times, self.tail.times, numbers)

    def added(self, numbers: Numbers) -> Integers:
        """When readers could first see them, in microseconds since 1970."""
        return self._column(self.base.added, self.tail.added, numbers)

    def corrected(self, numbers: Numbers) -> Integers:
        """When they were last corrected, in microseconds since 1970; 0 where they never were."""
        return self._column(self.base.corrected, self.tail.corrected, numbers)

    def places(self, numbers: Numbers) -> NDArray[np.float64]:
        """Where these numbers, which are in their order, stand among those of the base."""
        split = np.searchsorted(numbers, len(self.base))
        return np.concatenate([numbers[:split], self.tail.places[numbers[split:] - len(self.base)]])

    def _column(self, base: Integers, tail: Integers, numbers: Numbers) -> Integers:
        split = np.searchsorted(numbers, len(self.base))
        return np.concatenate([base[numbers[:split]], tail[numbers[split:] - len(self.base)]])

    def numbers(self, findings: Integers) -> BitMap:
        """The numbers of these findings, as far as they are known."""
        known = self.base.numbers(findings) & self.alive
        if not self.number_of:
            return known
        return known | BitMap([self.number_of[key] for key in findings.tolist() if key in self.number_of])

    def findings(self, numbers: Iterable[int]) -> list[int]:
        """The findings under these numbers, in whatever order they come."""
        size = len(self.base)
        times = [self.base.times[n] if n < size else self.tail.times[n - size] for n in numbers]
        return keys_of(np.array(times, dtype=np.int64)).tolist()

    def since(self, number: int) -> list[int]:
        """The findings in force whose documents came with this number or later."""
        return [finding for finding, own in self.number_of.items() if own >= number]


def archive_on(base: Base) -> Archive:
    """The archive that consists of this base alone."""
    return Archive(base, no_tail(), BitMap(range(len(base))), {}, no_places())
