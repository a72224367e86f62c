"""Reading the bytes of a capture once more: by the reader of its kind, or under the rectangles of a PDF."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from sources.capturing.kinds import HTML, PDF, TEXT
from sources.extraction.apart import read_apart
from sources.extraction.hints import Hints
from sources.models import Extraction, TextVersion
from sources.page_verifying import proof_of as proof_of_pdf
from sources.passages import Span
from sources.readings import charset_of

AGAIN = {TEXT, HTML}  # a PDF is compared by what stands under the rectangles of each quotation

Proof = Callable[[Sequence[Span]], str | None]


def read_again(extraction: Extraction, body: bytes) -> str | None:
    """The text that the reader gives today; nothing for a PDF, and where another version of the reader had read it.

    Raises Unreadable where there is none any more.
    """
    capture = extraction.capture
    if capture.media_type not in AGAIN:
        return None
    hints = Hints(capture.media_type, charset=charset_of(capture), address=capture.final_address)
    reading = read_apart(body, hints, lambda done, total: None)
    same = (reading.extractor, reading.extractor_version) == (extraction.extractor, extraction.extractor_version)
    return reading.text if same else None


@contextmanager
def proof_of(version: TextVersion, body: bytes | None) -> Iterator[Proof | None]:
    """Compares passages of a text from a PDF with the words under their rectangles; nothing for other texts.

    Raises Unreadable where the PDF can no longer be opened.
    """
    is_pdf = version.capture is not None and version.capture.media_type == PDF
    if body is None or not is_pdf or version.extraction_id is None:
        yield None
        return
    with proof_of_pdf(body) as proof:
        yield lambda spans: proof.mismatch(version, spans)
