"""Footnotes: small lines at the foot of a column, the first of which starts with a mark."""

import re

from .words import Line

_SMALLER = 0.93  # of the height of the text
_MARK = re.compile(r"(\[?\(?\d{1,4}[\])]?\.?|[*†‡§¶]{1,3}|[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4})(?=\D|$)")


def starts_note(line: Line) -> bool:
    """Whether it begins with the mark of a note."""
    return _MARK.match(line.words[0].text) is not None


def part_notes(columns: list[list[Line]], body: float) -> tuple[list[list[Line]], list[list[Line]]]:
    """The columns without their footnotes, and the footnotes of each."""
    texts, notes = [], []
    for column in columns:
        first = _first_of_notes(column, body)
        texts.append(column[:first])
        notes.append(column[first:])
    if not any(texts):  # a page in small type is no page of notes
        return columns, []
    return [text for text in texts if text], [part for part in notes if part]


def _first_of_notes(column: list[Line], body: float) -> int:
    at = len(column)
    while at and column[at - 1].height < _SMALLER * body:
        at -= 1
    while at < len(column) and not starts_note(column[at]):
        at += 1
    return at
