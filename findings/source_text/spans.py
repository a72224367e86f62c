"""Stretches of a text, in order and apart from each other: put together, and taken away."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from sources.passages import Span


def joined(spans: Iterable[Span], text: str = "") -> list[Span]:
    """All that is in any of them; two become one where they touch, or have only white space of `text` between them."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and (start <= found[-1][1] or (text and not text[found[-1][1] : start].strip())):
            found[-1] = found[-1][0], max(found[-1][1], end)
        elif start < end:
            found.append((start, end))
    return found


def without(spans: Sequence[Span], taken: Sequence[Span]) -> list[Span]:
    """What is in `spans` and in none of `taken`; both as `joined` gives them."""
    left, at = [], 0
    for start, end in spans:
        while at < len(taken) and taken[at][1] <= start:
            at += 1
        for first, last in taken[at:]:
            if first >= end:
                break
            left.append((start, first))
            start = max(start, last)
        left.append((start, end))
    return [(start, end) for start, end in left if start < end]


def clipped(spans: Iterable[Span], start: int, end: int) -> list[Span]:
    """What of them is between two positions."""
    return [(max(one, start), min(other, end)) for one, other in spans if one < end and other > start]


def cut_back(start: int, end: int, before: int, after: int, barred: Sequence[Span]) -> Span:
    """How far around a passage words are shown: `before` and `after` it, as far as nothing that is barred stands there.

    `barred` as `joined` gives it. What of it stands in the passage itself takes nothing away.
    """
    first, last = start - before, end + after
    at = bisect_right(barred, (start - 1, float("inf")))
    if at:
        at -= 1
        first = max(first, min(barred[at][1], start))
    while at < len(barred) and barred[at][1] <= end:
        at += 1
    if at < len(barred):
        last = min(last, max(barred[at][0], end))
    return first, last
