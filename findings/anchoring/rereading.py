"""Reading the bytes of a capture once more, where the reader of its kind is there: the one door to the readers."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from sources.extraction.reading import Unreadable
from sources.models import Extraction, TextVersion
from sources.passages import Span

AGAIN = {"text/plain", "text/html"}  # a PDF is compared by what stands under the rectangles of each quotation

Proof = Callable[[Sequence[Span]], str | None]


def read_again(extraction: Extraction, body: bytes) -> str | None:
    """The text that the same version of the same reader gives today; nothing where there is no such reader."""
    apart, readings = _module("sources.extraction.apart"), _module("sources.readings")
    capture = extraction.capture
    if apart is None or readings is None or capture.media_type not in AGAIN:
        return None
    hints = import_module("sources.extraction.hints").Hints(
        capture.media_type, charset=readings.charset_of(capture), address=capture.final_address
    )
    try:
        reading = apart.read_apart(body, hints, lambda done, total: None)
    except Unreadable:
        return ""
    same = (reading.extractor, reading.extractor_version) == (extraction.extractor, extraction.extractor_version)
    return reading.text if same else None


@contextmanager
def proof_of(version: TextVersion, body: bytes | None) -> Iterator[Proof | None]:
    """Compares passages of a text from a PDF with the words under their rectangles; nothing for other texts.

    Raises Unreadable where the PDF can no longer be opened.
    """
    verifying = _module("sources.page_verifying")
    is_pdf = version.capture is not None and version.capture.media_type == "application/pdf"
    if verifying is None or body is None or not is_pdf or not version.segments:
        yield None
        return
    with verifying.proof_of(body) as proof:
        yield lambda spans: proof.mismatch(version, spans)


def _module(name: str) -> Any:
    return import_module(name) if find_spec(name) else None
