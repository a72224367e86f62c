"""Where an edited text is still, character for character, the text it was made from.

First by lines that occur once in both, then by words, then by characters: near to linear, so that a whole report is
compared while an editor waits. A stretch that is only alike by chance may be left out; none is ever said that differs.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel

_Parts = Callable[[str, int, str, int], Iterator["Segment"]]
_WORDS = re.compile(r"\w+|\s+|[^\w\s]")
_MOST_CHARACTERS = 6_000  # of a stretch on each side that is compared character by character
_SHORTEST = 4  # characters alike in the middle of a changed stretch


@dataclass(frozen=True)
class Segment:
    """`length` characters, at `here` in the edited text and at `there` in the older one."""

    here: int
    there: int
    length: int


def aligned(edited: str, older: str) -> list[Segment]:
    """The stretches of `edited` that are those of `older`, in order in both, as long as they can be."""
    found = sorted(_by(_lines, edited, 0, older, 0), key=lambda segment: segment.here)
    return list(_joined(found))


def composed(first: Sequence[Segment], second: Sequence[Segment]) -> list[Segment]:
    """Where `first` says what of C is in B, and `second` what of B is in A: what of C is in A."""
    found = []
    starts = [segment.here for segment in second]
    for segment in first:
        at = max(0, bisect_right(starts, segment.there) - 1)
        for below in second[at:]:
            if below.here >= segment.there + segment.length:
                break
            start = max(segment.there, below.here)
            end = min(segment.there + segment.length, below.here + below.length)
            if start < end:
                here = segment.here + start - segment.there
                found.append(Segment(here, below.there + start - below.here, end - start))
    return list(_joined(found))


def as_numbers(segments: Sequence[Segment]) -> list[int]:
    """As a text version keeps them: in threes."""
    return [number for segment in segments for number in (segment.here, segment.there, segment.length)]


def from_numbers(numbers: Sequence[int]) -> list[Segment]:
    """The segments that a text version keeps."""
    return [Segment(*numbers[at : at + 3]) for at in range(0, len(numbers), 3)]


def carried(position: int, segments: Sequence[Segment], end: int) -> int:
    """Where a position of the older text is in the edited one: there exactly, or where the next kept words begin."""
    for segment in segments:
        if position < segment.there + segment.length:
            return segment.here + max(0, position - segment.there)
    return end


def _by(parts: _Parts, edited: str, here: int, older: str, there: int) -> Iterator[Segment]:
    """The segments of two stretches that begin at `here` and `there`."""
    start = _common_start(edited, older)
    if start:
        yield Segment(here, there, start)
        edited, older, here, there = edited[start:], older[start:], here + start, there + start
    end = _common_start(edited[::-1], older[::-1])
    if end:
        yield Segment(here + len(edited) - end, there + len(older) - end, end)
        edited, older = edited[:-end], older[:-end]
    if edited and older:
        yield from parts(edited, here, older, there)


def _lines(edited: str, here: int, older: str, there: int) -> Iterator[Segment]:
    yield from _between_anchors(
        edited.splitlines(keepends=True), here, older.splitlines(keepends=True), there, _lines, _words
    )


def _words(edited: str, here: int, older: str, there: int) -> Iterator[Segment]:
    yield from _between_anchors(_WORDS.findall(edited), here, _WORDS.findall(older), there, _words, _characters)


def _characters(edited: str, here: int, older: str, there: int) -> Iterator[Segment]:
    if max(len(edited), len(older)) > _MOST_CHARACTERS:
        return
    for step in Indel.opcodes(older, edited):
        length = step.src_end - step.src_start
        if step.tag == "equal" and length >= _SHORTEST:
            yield Segment(here + step.dest_start, there + step.src_start, length)


def _between_anchors(
    edited: list[str], here: int, older: list[str], there: int, again: _Parts, finer: _Parts
) -> Iterator[Segment]:
    """Parts that occur once in both hold the stretches between them in place; these are compared again, or finer."""
    anchors = _anchors(edited, older)
    starts_here, starts_there = _starts(edited, here), _starts(older, there)
    at = (0, 0)
    for anchor in [*anchors, (len(edited), len(older))]:
        between = "".join(edited[at[0] : anchor[0]]), "".join(older[at[1] : anchor[1]])
        if all(between):
            deeper = again if anchors else finer
            yield from _by(deeper, between[0], starts_here[at[0]], between[1], starts_there[at[1]])
        if anchor[0] < len(edited):
            yield Segment(starts_here[anchor[0]], starts_there[anchor[1]], len(edited[anchor[0]]))
        at = anchor[0] + 1, anchor[1] + 1


def _anchors(edited: list[str], older: list[str]) -> list[tuple[int, int]]:
    """Pairs of places of the same part, which occurs once on each side, rising on both sides."""
    once_edited, once_older = _once(edited), _once(older)
    pairs = sorted((at, once_older[part]) for part, at in once_edited.items() if part in once_older)
    return _longest_rising(pairs)


def _once(parts: list[str]) -> dict[str, int]:
    counted = Counter(parts)
    return {part: at for at, part in enumerate(parts) if counted[part] == 1 and not part.isspace()}


def _longest_rising(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    lasts: list[int] = []  # the smallest last place of a rising row of each length
    rows: list[int] = []
    before: list[int] = []
    for number, (_, place) in enumerate(pairs):
        length = bisect_right(lasts, place)
        before.append(rows[length - 1] if length else -1)
        lasts[length : length + 1] = [place]
        rows[length : length + 1] = [number]
    chosen = []
    number = rows[-1] if rows else -1
    while number >= 0:
        chosen.append(pairs[number])
        number = before[number]
    return chosen[::-1]


def _starts(parts: list[str], start: int) -> list[int]:
    starts = []
    for part in parts:
        starts.append(start)
        start += len(part)
    return starts


def _common_start(one: str, other: str) -> int:
    """How many characters both begin with: halving, as comparing slices is far quicker than a loop."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _joined(segments: Sequence[Segment]) -> Iterator[Segment]:
    """Segments that follow each other on both sides, as one."""
    last: Segment | None = None
    for segment in segments:
        if last and (segment.here, segment.there) == (last.here + last.length, last.there + last.length):
            last = Segment(last.here, last.there, last.length + segment.length)
            continue
        if last:
            yield last
        last = segment
    if last:
        yield last
