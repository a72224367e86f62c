"""What stands under rectangles of a page, read back from the file itself: the proof that a highlight is right."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache

import pypdfium2 as pdfium

from .glyphs import Glyphs, glyphs_of
from .opening import opened, page_of
from .sheet import Box, sheet_of
from .words import words_of

SOFT_HYPHEN = "\u00ad"
_SLACK = 0.01  # points: boxes are stored in 32 bits


class FileUnderBoxes:
    """An open PDF that tells the characters under rectangles. Use it in a command, never in a web request."""

    def __init__(self, document: pdfium.PdfDocument) -> None:
        self._document = document
        self._page = lru_cache(maxsize=8)(self._read)

    def words(self, number: int, rectangles: Iterable[Sequence[float]]) -> str:
        """The characters whose middle stands in each rectangle, in the order of reading, without spaces."""
        found = self._page(number)
        if found is None:
            return ""
        turn, glyphs, middles = found
        words = []
        for left, top, right, bottom in rectangles:
            inside = [
                (_along(turn, x, y), at)
                for at, x, y in middles
                if left - _SLACK <= x <= right + _SLACK and top - _SLACK <= y <= bottom + _SLACK
            ]
            words.append("".join(glyphs.text[at] for _, at in sorted(inside)))
        return "".join(words)

    def _read(self, number: int) -> tuple[int, Glyphs, list[tuple[int, float, float]]] | None:
        if not 1 <= number <= len(self._document):
            return None
        with page_of(self._document, number) as page:
            sheet = sheet_of(page) if page is not None else None
            if page is None or sheet is None:
                return None
            glyphs = glyphs_of(page, sheet, number)
        turn, words, _ = words_of(glyphs, number)
        middles = [(at, *_middle(glyphs.box(at))) for word in words for at in range(word.start, word.end)]
        return turn, glyphs, middles


@contextmanager
def under_boxes(body: bytes) -> Iterator[FileUnderBoxes]:
    with opened(body) as document:
        yield FileUnderBoxes(document)


def same_words(quoted: str, under: str) -> bool:
    """Whether the two are the same but for spaces, the shape of ligatures and raised marks, and soft hyphens."""
    one, other = _plain(quoted), _plain(under)
    if SOFT_HYPHEN in under:  # the reader decided what each of them is
        one, other = one.replace("-", ""), other.replace("-", "")
    return one == other


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text.replace(SOFT_HYPHEN, "")).split())


def _middle(box: Box) -> tuple[float, float]:
    return (box[0] + box[2]) / 2, (box[1] + box[3]) / 2


def _along(turn: int, x: float, y: float) -> float:
    return (x, y, -x, -y)[turn % 4]
