"""The numbers of one page out of all that match, in every order that a reader can ask for."""

from bisect import bisect_left
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pyroaring import BitMap

from .archive import Archive
from .documents import keys_of, undated_in
from .matching import Match
from .postings import bitmap_of, numbers_in
from .scoring import levels, scores


def page(archive: Archive, match: Match, order: str, offset: int, limit: int) -> list[int]:
    """The numbers of the documents from `offset` on, at most `limit`, in this order. Orders never leave a tie."""
    wanted = range(min(offset, len(match.documents)), min(offset + limit, len(match.documents)))
    if order == "oldest":
        line = _InTime(archive, match.documents)
        return [line.oldest(position) for position in wanted]
    if order == "added":
        return _added(archive, match.documents, wanted)
    if order == "corrected":
        return _corrected(archive, match.documents, wanted)
    if order == "changed":
        return _changed(archive, match.documents, wanted)
    if order == "relevance":
        return _best(archive, match, wanted)
    return _newest(archive, match.documents, wanted)


def _best(archive: Archive, match: Match, wanted: range) -> list[int]:
    """Among those that match equally well, the newest first."""
    steps = levels(archive, match)
    if steps is None:
        numbers = numbers_in(match.documents)
        highest = _highest(scores(archive, match, numbers), archive.places(numbers), wanted.stop)
        return [int(numbers[n]) for n in highest[wanted.start :]]
    found, before = list[int](), 0
    for documents in steps:
        first, past = max(wanted.start - before, 0), min(wanted.stop - before, len(documents))
        found += _newest(archive, documents, range(first, past)) if first < past else []
        before += len(documents)
        if before >= wanted.stop:
            break
    return found


def _added(archive: Archive, documents: BitMap, wanted: range) -> list[int]:
    """Those added last."""
    numbers = numbers_in(documents)
    highest = _highest(archive.added(numbers), keys_of(archive.times(numbers)), wanted.stop)
    return [int(numbers[n]) for n in highest[wanted.start :]]


def _corrected(archive: Archive, documents: BitMap, wanted: range) -> list[int]:
    """Those corrected last. Those that never were, nearly all, come after all others, the newest first."""
    numbers = numbers_in(documents)
    numbers = numbers[archive.corrected(numbers) != 0]
    moments = archive.corrected(numbers)
    first = numbers[np.lexsort((-archive.places(numbers), -moments))].tolist()
    rest = range(max(wanted.start - len(first), 0), max(wanted.stop - len(first), 0))
    return first[wanted.start : wanted.stop] + _newest(archive, documents - bitmap_of(numbers), rest)


def _changed(archive: Archive, documents: BitMap, wanted: range) -> list[int]:
    """Those added or corrected last, as feeds have them."""
    numbers = numbers_in(documents)
    moments = np.maximum(archive.added(numbers), archive.corrected(numbers))
    highest = _highest(moments, keys_of(archive.times(numbers)), wanted.stop)
    return [int(numbers[n]) for n in highest[wanted.start :]]


def _newest(archive: Archive, documents: BitMap, wanted: range) -> list[int]:
    line = _InTime(archive, documents)
    return [line.newest(position) for position in wanted]


class _InTime:
    """Matching documents in the order of time. However far down, a page costs the same."""

    def __init__(self, archive: Archive, matching: BitMap) -> None:
        self.matching, self.size = matching, len(matching)
        base, tail = archive.base, archive.tail
        self.in_base = matching.rank(len(base) - 1) if len(base) else 0
        late = sorted((tail.places[number - len(base)], number) for number in matching[self.in_base :])
        self.late = [number for _, number in late]
        # How many matching documents stand before each of those that came late.
        self.before = [n + (matching.rank(int(place)) if place >= 0 else 0) for n, (place, _) in enumerate(late)]
        late_numbers = np.array(self.late, dtype=np.int64) - len(base)
        self.undated = undated_in(np.sort(tail.times[late_numbers])) + (
            matching.rank(base.undated - 1) if base.undated else 0
        )

    def newest(self, position: int) -> int:
        """The newest stands at 0, and those without a date behind all others."""
        return self._from_oldest(self.size - 1 - position)

    def oldest(self, position: int) -> int:
        """The oldest stands at 0, and those without a date behind all others."""
        dated = self.size - self.undated
        return self._from_oldest(position + self.undated if position < dated else position - dated)

    def _from_oldest(self, position: int) -> int:
        n = bisect_left(self.before, position)
        if n < len(self.before) and self.before[n] == position:
            return self.late[n]
        return int(self.matching[position - n])


def _highest(keys: NDArray[Any], ties: NDArray[Any], number: int) -> NDArray[np.intp]:
    """Where the highest keys stand, at most `number`, from the highest down; among equals those of the higher tie."""
    if number >= len(keys):
        return np.lexsort((-ties, -keys))
    least = np.partition(keys, len(keys) - number)[len(keys) - number] if number else np.inf
    above, equal = np.flatnonzero(keys > least), np.flatnonzero(keys == least)
    left = number - len(above)
    if left < len(equal):
        equal = equal[np.argpartition(ties[equal], len(equal) - left)[len(equal) - left :]] if left else equal[:0]
    chosen = np.concatenate([above, equal])
    return chosen[np.lexsort((-ties[chosen], -keys[chosen]))]
