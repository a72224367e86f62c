"""Passages of a text: their words, the words around them, and how several are joined."""

from collections.abc import Iterable, Sequence

Span = tuple[int, int]  # start and end in code points from 0; the end is not part of it

OMISSION = " […] "
CONTEXT_LENGTH = 280  # code points on each side: a few lines, no more than a quotation needs


def verbatim(text: str, spans: Sequence[Span]) -> str:
    """The words of the spans, joined by the mark of omission."""
    return OMISSION.join(text[start:end] for start, end in spans)


def parted(text: str, lengths: Iterable[int]) -> tuple[str, ...]:
    """Joined words, one string for each span. Cut by length, since the mark of omission may stand in the words."""
    parts, at = [], 0
    for length in lengths:
        parts.append(text[at : at + length])
        at += length + len(OMISSION)
    return tuple(parts)


def context_of(text: str, spans: Sequence[Span], length: int = CONTEXT_LENGTH) -> tuple[str, str]:
    """At most `length` code points before the first span and after the last, cut between words."""
    start, end = spans[0][0], spans[-1][1]
    before, after = text[max(0, start - length) : start], text[end : end + length]
    if start > length:
        before = before[_first_gap(before) :]
    if end + length < len(text):
        after = after[: len(after) - _first_gap(after[::-1])]
    return before, after


def _first_gap(text: str) -> int:
    """Position of the first white space; the whole length where there is none."""
    return next((position for position, character in enumerate(text) if character.isspace()), len(text))
