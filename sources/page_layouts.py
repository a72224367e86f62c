"""How the places of characters on a page are stored: plain numbers, compressed. Written and read only here."""

import zlib
from array import array
from typing import Any

from sources.extraction.little_endian import FLOATS, INTEGERS, from_bytes, to_bytes
from sources.extraction.reading import Page
from sources.models import Extraction, PageLayout
from sources.storable import storable

QUICKLY = 1  # a third of the time of the usual level, for a tenth more room


def packed(numbers: "array[Any]") -> bytes:
    """The numbers as they are stored."""
    return zlib.compress(to_bytes(numbers.typecode, numbers), QUICKLY)


def characters_of(layout: PageLayout) -> "array[int]":
    """For each code point of the page the number of the file's character, or -1."""
    return from_bytes(INTEGERS, zlib.decompress(layout.characters))


def boxes_of(layout: PageLayout) -> "array[float]":
    """For each code point of the page four numbers: left, top, right, bottom in points as shown."""
    return from_bytes(FLOATS, zlib.decompress(layout.boxes))


def layout_of(extraction: Extraction, page: Page) -> PageLayout:
    """The row that keeps `page`, not saved."""
    return PageLayout(
        extraction=extraction,
        number=page.number,
        label=storable(page.label)[:20],
        width=page.width,
        height=page.height,
        reading=page.reading,
        confidence=page.confidence,
        start=page.start,
        end=page.end,
        characters=packed(page.characters),
        boxes=packed(page.boxes),
    )
