"""What a phrase asks of the places of its words, from the tsquery that PostgreSQL made of it."""

import re
from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate

from pyroaring import BitMap

from .frequent import LEXEME, unquoted

_PIECE = rf"{LEXEME}|<->|[|()]"
_PIECES, _WHOLE = re.compile(_PIECE), re.compile(rf"(?:{_PIECE}| )*")


@dataclass(frozen=True)
class Row:
    """Parts side by side."""

    parts: "tuple[Pattern, ...]"


@dataclass(frozen=True)
class Choice:
    """Parts, one of which stands there. They are equally wide."""

    parts: "tuple[Pattern, ...]"


Pattern = str | Row | Choice  # a word, or what is made of several


def pattern_of(text: str) -> Pattern | None:
    """The pattern of a tsquery as PostgreSQL writes it; None where it asks for anything but words side by side."""
    if not _WHOLE.fullmatch(text):
        return None
    pieces = deque(_PIECES.findall(text))
    pattern = _choice(pieces) if pieces else None
    return pattern if pattern is not None and width(pattern) else None


def words_in(pattern: Pattern) -> Iterator[str]:
    """The words of a pattern."""
    if isinstance(pattern, str):
        yield pattern
    else:
        for part in pattern.parts:
            yield from words_in(part)


def width(pattern: Pattern) -> int:
    """How many places it takes; 0 where a choice is not equally wide, which PostgreSQL reads in a way of its own."""
    if isinstance(pattern, str):
        return 1
    widths = [width(part) for part in pattern.parts]
    if not all(widths) or (isinstance(pattern, Choice) and len(set(widths)) > 1):
        return 0
    return sum(widths) if isinstance(pattern, Row) else widths[0]


def starts(pattern: Pattern, line: Mapping[str, BitMap]) -> BitMap:
    """Where it starts in a line in which the words stand at these places."""
    if isinstance(pattern, str):
        return line[pattern]
    there = [starts(part, line) for part in pattern.parts]
    if isinstance(pattern, Choice):
        return BitMap.union(*there)
    offsets = accumulate(map(width, pattern.parts[:-1]), initial=0)
    (at, found), *others = sorted(zip(offsets, there, strict=True), key=lambda each: len(each[1]))  # the rarest first
    for offset, places in others:
        found, at = found.shift(offset - at) & places, offset
    return found.shift(-at)


def _choice(pieces: deque[str]) -> Pattern:
    parts = [_row(pieces)]
    while pieces and pieces[0] == "|":
        pieces.popleft()
        parts.append(_row(pieces))
    return Choice(tuple(parts)) if len(parts) > 1 else parts[0]


def _row(pieces: deque[str]) -> Pattern:
    parts = [_one(pieces)]
    while pieces and pieces[0] == "<->":
        pieces.popleft()
        parts.append(_one(pieces))
    return Row(tuple(parts)) if len(parts) > 1 else parts[0]


def _one(pieces: deque[str]) -> Pattern:
    piece = pieces.popleft()
    if piece != "(":
        return unquoted(piece)
    inner = _choice(pieces)
    pieces.popleft()  # the closing bracket: PostgreSQL writes no other
    return inner
