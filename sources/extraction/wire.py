"""A reading between two processes: lines of JSON and plain numbers, so that nothing a file did can run in ours."""

import json
from collections.abc import Iterator
from dataclasses import asdict, replace
from datetime import date
from typing import Any

from .little_endian import FLOATS, INTEGERS, from_bytes, to_bytes
from .reading import Page, Reading

Parts = Iterator[bytes]


def packed(reading: Reading) -> Parts:
    """The reading as a line of JSON, followed by the numbers of each page."""
    pages = [_described(page) for page in reading.pages]
    said = {**asdict(replace(reading, pages=[])), "pages": pages}
    yield line(reading=said)
    for page in reading.pages:
        yield to_bytes(INTEGERS, page.characters)
        yield to_bytes(FLOATS, page.boxes)


def line(**said: Any) -> bytes:
    """One line that says one thing."""
    return json.dumps(said, default=str).encode() + b"\n"


def bytes_after(said: dict[str, Any]) -> int:
    """How many bytes of numbers follow the line of a reading."""
    return sum(4 * (page["characters"] + page["boxes"]) for page in said["pages"])


def unpacked(said: dict[str, Any], numbers: bytes) -> Reading:
    """The reading that was packed."""
    pages, at = [], 0
    for page in said["pages"]:
        middle = at + 4 * page["characters"]
        end = middle + 4 * page["boxes"]
        characters, boxes = from_bytes(INTEGERS, numbers[at:middle]), from_bytes(FLOATS, numbers[middle:end])
        pages.append(Page(**{**page, "characters": characters, "boxes": boxes}))
        at = end
    published = date.fromisoformat(said["published_on"]) if said["published_on"] else None
    return Reading(**{**said, "pages": pages, "published_on": published})


def _described(page: Page) -> dict[str, Any]:
    shallow = {name: getattr(page, name) for name in page.__dataclass_fields__}
    return {**shallow, "characters": len(page.characters), "boxes": len(page.boxes)}
