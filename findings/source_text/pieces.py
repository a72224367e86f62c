"""A text cut into what a page shows: excerpts, their paragraphs, and pieces of these, marked where findings stand."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from sources.paragraphs import paragraphs
from sources.passages import Span

from .quoted import Quoted


@dataclass(slots=True)
class Piece:
    """Some words; `begins` and `ends` name the findings whose words begin or end with them."""

    start: int
    words: str
    marked: bool
    begins: list[str] = field(default_factory=list)
    ends: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Excerpt:
    """A stretch of a text in paragraphs.

    `cut_before`, `cut_after`: whether the first, or the last, of a page begins or ends within one.
    """

    page: str  # what is printed on its page, where that is another than before
    paragraphs: list[list[Piece]]
    cut_before: bool
    cut_after: bool


def excerpts(text: str, zones: Sequence[Span], quoted: Sequence[Quoted], page_at: "PageAt") -> list[Excerpt]:
    """The stretches `zones` of a text with the words of findings marked; overlapping ones are one mark, in pieces."""
    here = [quote for quote in quoted if zones and quote.end > zones[0][0] and quote.start < zones[-1][1]]
    marks = _marks(here)
    found, pieces, printed = list[Excerpt](), list[Piece](), ""
    for start, end in zones:
        written = []
        for paragraph in paragraphs(text[start:end]):
            first = start + paragraph.start
            written.append(list(_pieces(text, first, first + len(paragraph.text), marks)))
            pieces += written[-1]
        if written:
            page, before = page_at(start), printed
            printed = page
            cut_before, cut_after = not found and _within(text, start), end == zones[-1][1] and _within(text, end)
            found.append(Excerpt("" if page == before else page, written, cut_before, cut_after))
    _anchor(pieces, here)
    return found


class PageAt:
    """The printed number of the page on which a position stands; nothing where a text has no pages."""

    def __init__(self, starts: Sequence[int], labels: Sequence[str]) -> None:
        self.starts, self.labels = starts, labels

    def __call__(self, position: int) -> str:
        at = bisect_right(self.starts, position)
        return self.labels[at - 1] if at else ""


def _within(text: str, position: int) -> bool:
    """Whether a position is in the midst of a paragraph."""
    before, after = text[max(0, position - 200) : position].rstrip(" "), text[position : position + 200].lstrip(" ")
    return bool(before and after) and not before.endswith("\n") and not after.startswith("\n")


def _marks(quoted: Sequence[Quoted]) -> list[tuple[int, int]]:
    """Positions at which something begins or ends, each with how many passages stand from there on."""
    changes = Counter[int]()
    for quote in quoted:
        for start, end in quote.spans:
            changes[start] += 1
            changes[end] -= 1
    depth, marks = 0, []
    for position in sorted(changes):
        depth += changes[position]
        marks.append((position, depth))
    return marks


def _pieces(text: str, start: int, end: int, marks: Sequence[tuple[int, int]]) -> Iterator[Piece]:
    at = bisect_right(marks, (start, len(text) + 1))
    depth = marks[at - 1][1] if at else 0
    for position, deeper in [*marks[at : bisect_left(marks, (end, -1))], (end, 0)]:
        if position > start:
            yield Piece(start, text[start:position], depth > 0)
        start, depth = position, deeper


def _anchor(pieces: Sequence[Piece], quoted: Sequence[Quoted]) -> None:
    """Say of the pieces which findings begin and end with them: each finding at the first of its quotations alone."""
    marked = [piece for piece in pieces if piece.marked]
    starts = [piece.start for piece in marked]
    known = set[str]()
    for quote in quoted:
        at = bisect_right(starts, quote.start) - 1
        if at < 0 or quote.start >= marked[at].start + len(marked[at].words):
            at += 1  # it begins with white space between two paragraphs
        if quote.shown_id not in known and at < len(marked) and quote.start <= marked[at].start < quote.end:
            marked[at].begins.append(quote.shown_id)
            known.add(quote.shown_id)
        at = bisect_left(starts, quote.end) - 1
        if at >= 0 and quote.start < marked[at].start + len(marked[at].words) <= quote.end:
            marked[at].ends.append(quote.shown_id)
