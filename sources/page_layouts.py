"""How the places of characters on a page are stored: little-endian numbers, compressed. Written and read only here."""

import sys
import zlib
from array import array
from typing import Any

from sources.extraction.reading import Page
from sources.models import Extraction, PageLayout

INTEGERS, FLOATS = "i", "f"  # both of 32 bits wherever CPython runs


def packed(numbers: "array[Any]") -> bytes:
    """The numbers as they are stored."""
    return zlib.compress(_little_endian(numbers).tobytes(), 6)


def characters_of(layout: PageLayout) -> "array[int]":
    """For each code point of the page the number of the file's character, or -1."""
    return _unpacked(INTEGERS, layout.characters)


def boxes_of(layout: PageLayout) -> "array[float]":
    """For each code point of the page four numbers: left, top, right, bottom in points as shown."""
    return _unpacked(FLOATS, layout.boxes)


def layout_of(extraction: Extraction, page: Page) -> PageLayout:
    """The row that keeps `page`, not saved."""
    return PageLayout(
        extraction=extraction,
        number=page.number,
        label=page.label[:20],
        width=page.width,
        height=page.height,
        reading=page.reading,
        confidence=page.confidence,
        start=page.start,
        end=page.end,
        characters=packed(page.characters),
        boxes=packed(page.boxes),
    )


def _unpacked(kind: str, stored: bytes | memoryview) -> "array[Any]":
    numbers: array[Any] = array(kind)
    numbers.frombytes(zlib.decompress(stored))
    return _little_endian(numbers)


def _little_endian(numbers: "array[Any]") -> "array[Any]":
    if sys.byteorder == "little":
        return numbers
    turned = numbers[:]
    turned.byteswap()
    return turned
