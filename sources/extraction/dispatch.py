"""Which reader reads what. Called in a process of its own only: see `apart`."""

from importlib import import_module

from . import html, plain
from .hints import Hints
from .reading import Progress, Reading, Unreadable


def read(body: bytes, hints: Hints, progress: Progress) -> Reading:
    """What the reader of this media type makes of the bytes. Raises Unreadable."""
    if hints.media_type == "application/pdf":
        pdf = import_module("sources.extraction.pdf")  # loads PDFium, which the others have no use for
        reading: Reading = pdf.read(body, progress)
        return reading
    if hints.media_type == "text/html":
        return html.read(body, progress, charset=hints.charset, address=hints.address)
    if hints.media_type == "text/plain":
        return plain.read(body, progress, charset=hints.charset)
    raise Unreadable(f"There is no reader for {hints.media_type}. Bring in text, HTML or PDF.")
