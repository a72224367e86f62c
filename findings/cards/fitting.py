"""Words broken into lines, as large as they fit, and shortened between words where they do not."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from findings.shortening import ELLIPSIS, ended

from .fonts import width

_PIECE = 16  # signs of a long word that always fit on a line
_ROUNDING = 1.015  # widths are measured at one size and rounded at another


@dataclass(frozen=True)
class Piece:
    """A word, or a part of a very long one, which then has no gap before it."""

    text: str
    gap: bool
    width: float


@dataclass(frozen=True)
class Fitted:
    """Lines at a size."""

    size: int
    lines: tuple[str, ...]


def fitted(text: str, face: str, sizes: Sequence[int], across: int, down: int, leading: float) -> Fitted:
    """The text at the largest of the sizes, which stand from large to small, at which it fits; else cut at the last."""
    pieces = _pieces(text, face)
    gap = width(face, "n n") - width(face, "nn")
    for size in sizes:
        lines = _lines(pieces, across / (size * _ROUNDING), gap)
        most = max(int(down // (size * leading)), 1)
        if len(lines) <= most:
            return Fitted(size, tuple(map(_joined, lines)))
    last = _shortened(lines[most - 1], lines[most][0], across / (size * _ROUNDING) - width(face, ELLIPSIS), gap)
    return Fitted(size, (*map(_joined, lines[: most - 1]), ended(_joined(last))))


def _pieces(text: str, face: str) -> list[Piece]:
    return [
        Piece(part, gap=number == 0, width=width(face, part))
        for word in text.split()
        for number, part in enumerate(_parted(word))
    ]


def _parted(word: str) -> list[str]:
    """A word in parts that fit on a line, never between a letter and its accents."""
    parts: list[str] = []
    at = 0
    while at < len(word):
        end = at + _PIECE
        while end < len(word) and unicodedata.category(word[end])[0] == "M":
            end += 1
        parts.append(word[at:end])
        at = end
    return parts


def _lines(pieces: Sequence[Piece], across: float, gap: float) -> list[list[Piece]]:
    lines: list[list[Piece]] = [[]]
    used = 0.0
    for piece in pieces:
        before = gap if lines[-1] and piece.gap else 0.0
        if lines[-1] and used + before + piece.width > across:
            lines.append([])
            used = before = 0.0
        lines[-1].append(piece)
        used += before + piece.width
    return lines


def _shortened(line: list[Piece], following: Piece, room: float, gap: float) -> list[Piece]:
    """The beginning of the line for which there is room, cut where a word ends if one does."""
    numbers = range(1, len(line) + 1)
    fitting = [number for number in numbers if sum(piece.width + gap for piece in line[:number]) - gap <= room]
    ends = [number for number in fitting if [*line, following][number].gap]
    return line[: max(ends or fitting or [1])]


def _joined(line: Sequence[Piece]) -> str:
    return "".join((" " if piece.gap and number else "") + piece.text for number, piece in enumerate(line))
