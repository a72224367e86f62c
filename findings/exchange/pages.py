"""The pages of a reading as a file: for each page one line of JSON, with the place of each of its characters."""

import json
import zlib
from base64 import b64decode, b64encode
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from django.db import DatabaseError

from sources.models import Extraction, PageLayout
from sources.refusals import explain

from .reading import Problem

PLAIN = ("number", "label", "width", "height", "reading", "confidence", "start", "end")
PACKED = {"characters": 4, "boxes": 16}  # bytes for each code point of the page, before they are compressed
AT_ONCE = 20


def lines_of(extraction: Extraction) -> Iterator[bytes]:
    """The file, line by line. What is packed stays as the database has it, so that it comes back the same."""
    for page in extraction.pages.order_by("number").iterator(chunk_size=AT_ONCE):
        told = {name: getattr(page, name) for name in PLAIN}
        told |= {name: b64encode(getattr(page, name)).decode() for name in PACKED}
        yield json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def take_pages(extraction: Extraction, path: Path, file: str) -> None:
    """Store the pages of a reading that is new, a few at a time. Raises Problem at the line that is wrong."""
    with path.open("rb") as lines:
        pages = (_page(extraction, line, file, number) for number, line in enumerate(lines, start=1))
        first = 1
        while some := list(islice(pages, AT_ONCE)):
            try:
                PageLayout.objects.bulk_create(some)
            except DatabaseError as error:
                raise Problem(file, first, explain(error)) from error
            first += len(some)


def _page(extraction: Extraction, line: bytes, file: str, number: int) -> PageLayout:
    try:
        told = json.loads(line, parse_constant=_refuse)
        page = PageLayout(extraction=extraction, **{name: told.pop(name) for name in PLAIN})
        if not 0 <= page.start <= page.end <= len(extraction.text):
            raise ValueError("outside of the text")
        for name, width in PACKED.items():
            packed = b64decode(told.pop(name), validate=True)
            _require_length(packed, width * (page.end - page.start))
            setattr(page, name, packed)
        if told:
            raise ValueError("unknown keys")
    except (ValueError, KeyError, TypeError, AttributeError, zlib.error) as error:
        sentence = "This line is no page of this reading. Put back the file as it was exported."
        raise Problem(file, number, sentence) from error
    return page


def _require_length(packed: bytes, length: int) -> None:
    unpacking = zlib.decompressobj()
    if len(unpacking.decompress(packed, length + 1)) != length or not unpacking.eof:
        raise ValueError("another number of characters")


def _refuse(constant: str) -> Any:
    raise ValueError(f"{constant} is no number")
