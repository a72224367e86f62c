"""The paragraphs of a text: blocks of lines with an empty line between them, counted from 1."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_BLOCK = re.compile(r"\S[^\n]*(?:\n[^\S\n]*\S[^\n]*)*")


@dataclass(frozen=True)
class Paragraph:
    """One block of lines, and where it starts in code points from 0."""

    number: int
    start: int
    text: str


def paragraphs(text: str) -> Iterator[Paragraph]:
    """The paragraphs of `text`, in order."""
    for number, block in enumerate(_BLOCK.finditer(text), start=1):
        yield Paragraph(number, block.start(), block.group())


def paragraph_at(text: str, position: int) -> int:
    """The number of the paragraph in which `position` stands, or that stands last before it."""
    return max(1, sum(1 for _ in _BLOCK.finditer(text, 0, position + 1)))
