"""The proof for passages of a PDF: what stands under their rectangles, read back from the file, is what they say."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import pairwise

from sources.extraction.pdf.reading_back import FileUnderBoxes, same_words, under_boxes
from sources.models import TextVersion
from sources.page_places import places
from sources.passages import Span


class PassageProof:
    """Compares passages of one file with the file. Open it once for all passages of a capture."""

    def __init__(self, file: FileUnderBoxes) -> None:
        self._file = file

    def mismatch(self, text_version: TextVersion, spans: Sequence[Span]) -> str | None:
        """Why the words under the rectangles are not those of the passages; nothing where they are.

        Words that an editor put in stand on no page, and words of pages that were read by character recognition are
        in no file: these are not compared.
        """
        for start, end in spans:
            for here, _there, length in zip(*[iter(text_version.segments)] * 3, strict=True):
                for first, last in _page_by_page(text_version, max(start, here), min(end, here + length)):
                    if said := self._compare(text_version, first, last):
                        return said
        return None

    def _compare(self, text_version: TextVersion, start: int, end: int) -> str | None:
        quoted = text_version.text[start:end]
        found = places(text_version, [(start, end)])
        if found and {place.number for place in found} <= set(text_version.ocr_pages):
            return None
        under = "".join(self._file.words(place.number, place.rectangles) for place in found)
        if same_words(quoted, under):
            return None
        numbers = ", ".join(str(place.number) for place in found) or "no page"
        return (
            f"“{quoted[:80]}” is quoted, but “{under[:80]}” stands under its rectangles (page {numbers} of the file)."
        )


@contextmanager
def proof_of(body: bytes) -> Iterator[PassageProof]:
    """Passages of the PDF with these bytes. Raises `Unreadable` where it can no longer be opened.

    PDFium reads the file in this very process: use it in a command or task, never in a web request.
    """
    with under_boxes(body) as file:
        yield PassageProof(file)


def _page_by_page(text_version: TextVersion, start: int, end: int) -> Iterator[Span]:
    """The stretch in parts, each on one page, so that a page that proves nothing does not excuse the next."""
    if start < end:
        yield from pairwise([start, *(at for at in text_version.page_starts if start < at < end), end])
