"""How a long text is divided into pages: by the pages that it has itself, else at the ends of paragraphs."""

from bisect import bisect_right
from collections.abc import Sequence

LENGTH = 20_000  # code points of a page, about a quarter of an hour of reading
_ENDS = ("\n\n", "\n", " ")  # the best place to break off first


def section_starts(page_starts: Sequence[int], text: str) -> list[int]:
    """Where each page begins. The same for ever, since a text never changes; `text` is read only if it has no pages."""
    if page_starts:
        return [0, *page_starts[1:]]
    starts = [0]
    while len(text) - starts[-1] > LENGTH * 3 // 2:
        limit = starts[-1] + LENGTH
        found = ((text.rfind(end, starts[-1] + LENGTH // 2, limit), len(end)) for end in _ENDS)
        starts.append(next((at + length for at, length in found if at >= 0), limit))
    return starts


def section_at(starts: Sequence[int], position: int) -> int:
    """The number of the page, from 1, on which a position stands."""
    return max(1, bisect_right(starts, position))
