"""Where the pages of a text begin after an editor has mended it."""

from collections.abc import Sequence
from typing import Any, Protocol

from sources.aligning import Segment, carried


class Paged(Protocol):
    """A text with pages: what a machine read, or an earlier version."""

    page_starts: list[int]
    page_labels: list[str]
    page_numbers: list[int]
    ocr_pages: list[int]


def carried_pages(older: Paged, segments: Sequence[Segment], text: str) -> dict[str, Any]:
    """The fields of a text version for its pages. A page of which no word was kept is left out."""
    starts = [_start(start, segments, len(text)) for start in older.page_starts]
    following = [*starts, len(text)][1:]
    kept = [
        at for at, (start, after) in enumerate(zip(starts, following, strict=True)) if _has_words(text[start:after])
    ]
    numbers = [older.page_numbers[at] for at in kept] if older.page_numbers else []
    return {
        "page_starts": [starts[at] for at in kept],
        "page_labels": [older.page_labels[at] for at in kept],
        "page_numbers": numbers,
        "ocr_pages": [number for number in older.ocr_pages if number in numbers],
    }


def _start(start: int, segments: Sequence[Segment], length: int) -> int:
    """Right after the last character of the page before, if that was kept; else where the next kept words begin."""
    if start == 0:
        return 0
    for segment in segments:
        if segment.there <= start - 1 < segment.there + segment.length:
            return segment.here + start - segment.there
    return carried(start, segments, length)


def _has_words(part: str) -> bool:
    return any(character.isalnum() for character in part)
