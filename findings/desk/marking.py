"""A text cut into pieces for a page: paragraphs, where pages begin, and which words belong to findings."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from findings.models import Finding
from sources.models import TextVersion
from sources.paragraphs import paragraphs

STRETCH = 6000  # code points laid out together: a browser leaves out what is far from the window
LONGEST = 4000  # a paragraph longer than that is shown in parts, cut after a sentence or a line
_BREAK = re.compile(r"(?<=[.!?”’\"'])\s+|\n+")

Marked = tuple[int, int, int]  # start, end, number of the finding


@dataclass(frozen=True)
class Piece:
    """Some words, and the number of the first finding they belong to; empty where they belong to none."""

    text: str
    finding: str


@dataclass(frozen=True)
class Block:
    """A paragraph, or a part of one that is `continued`. `start` counts code points of the text, and is written as in
    an address: thousands of them are on a page.
    """

    start: str
    pieces: list[Piece]
    continued: bool
    pages: str  # the printed labels of the pages that begin in it


def stretches(text_version: TextVersion, findings: Sequence[Finding]) -> list[list[Block]]:
    """The text in stretches of paragraphs. Its blocks, put together, are the text without the space between them."""
    marked = _marked(text_version, findings)
    made: list[list[Block]] = [[]]
    size = 0
    for start, text, continued in _parts(text_version.text):
        if size > STRETCH:
            made.append([])
            size = 0
        size += len(text)
        marked = [mark for mark in marked if mark[1] > start]  # the rest is behind us
        near = list(takewhile(lambda mark: mark[0] < start + len(text), marked))  # noqa: B023  used at once
        pieces = _pieces(text, start, near)
        made[-1].append(Block(str(start), pieces, continued, _pages(text_version, start, start + len(text))))
    return made


def _marked(text_version: TextVersion, findings: Sequence[Finding]) -> list[Marked]:
    return sorted(
        (start, end, finding.pk)
        for finding in findings
        for quotation in finding.quotations.all()
        if quotation.text_version_id == text_version.pk
        for start, end in quotation.places
    )


def _parts(text: str) -> Iterator[tuple[int, str, bool]]:
    """The paragraphs; one too long for a page to lay out quickly is cut between sentences or lines."""
    for paragraph in paragraphs(text):
        at, words, continued = paragraph.start, paragraph.text, False
        while len(words) > LONGEST and (cut := _cut(words)):
            yield at, words[:cut], continued
            at, words, continued = at + cut, words[cut:], True
        yield at, words, continued


def _cut(words: str) -> int:
    """Where to cut: after the white space behind a sentence, so that no character is lost."""
    cuts = [match.end() for match in _BREAK.finditer(words, LONGEST // 2, LONGEST)]
    return cuts[-1] if cuts else words.find(" ", LONGEST) + 1


def _pieces(text: str, start: int, marks: list[Marked]) -> list[Piece]:
    edges = {0, len(text)}
    for first, end, _ in marks:
        edges |= {max(0, first - start), min(len(text), end - start)}
    cuts = sorted(edges)
    return [
        Piece(text[a:b], next((str(pk) for first, end, pk in marks if first - start <= a and b <= end - start), ""))
        for a, b in pairwise(cuts)
    ]


def _pages(text_version: TextVersion, start: int, end: int) -> str:
    first = bisect_left(text_version.page_starts, start)
    past = bisect_right(text_version.page_starts, end - 1)
    return ", ".join(text_version.page_labels[first:past])
