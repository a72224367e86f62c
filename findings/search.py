"""Words: how what is looked for is marked where it stands."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from findings.asking import expressing
from findings.asking.hearing import heard
from findings.asking.reading import read
from findings.asking.tree import Node

Piece = tuple[str, bool]  # some words, and whether they are what the reader looked for

SNIPPET_LENGTH = 700  # characters of a quotation shown in a list

_START, _STOP = "\x02", "\x03"  # control characters: they stand in no text that people read
_MARKS = f'StartSel="{_START}", StopSel="{_STOP}", HighlightAll=true'


@dataclass(frozen=True)
class Told:
    """What is asked of a text, in SQL."""

    sql: str
    params: tuple[str, ...]


def sought(words: str) -> Node | None:
    """What a reader looks for with these words; None where nothing is left to look for."""
    return heard(read(words).tree)


def marked(text: str, tree: Node | None) -> Told:
    """The whole of `text`, a column in SQL, with what is looked for marked; NULL for nothing. `pieces` reads the marks.

    It is read once for each way of reading words in which something is looked for.
    """
    if tree is None:
        return Told("NULL", ())
    params: tuple[str, ...] = ()
    for column, configuration in expressing.CONFIGURATIONS.items():
        if (query := expressing.as_tsquery(tree, column, marks=True)) is not None:
            text = f"ts_headline('{configuration}', {text}, {query.sql}, '{_MARKS}')"
            params += query.params
    return Told(text, params)


def pieces(text: str, limit: int = SNIPPET_LENGTH) -> list[Piece]:
    """A marked text cut into pieces, at most about `limit` characters around its first marked word."""
    found = list(_cut(text))
    if len(text) <= limit:
        return found
    first = next((index for index, (_, is_match) in enumerate(found) if is_match), 0)
    before = "".join(words for words, _ in found[:first])
    kept: list[Piece] = (
        [("… " + before[-limit // 4 :].split(" ", 1)[-1], False)] if len(before) > limit // 4 else found[:first]
    )
    length = sum(len(words) for words, _ in kept)
    for words, is_match in found[first:]:
        if length + len(words) > limit:
            return [*kept, (words[: limit - length].rsplit(" ", 1)[0] + " …", is_match)]
        kept.append((words, is_match))
        length += len(words)
    return kept


def _cut(text: str) -> Iterator[Piece]:
    """Marks may stand within marks: a word can be both what was looked for, and part of a phrase."""
    depth, words, is_match = 0, "", False
    for part in re.split(f"([{_START}{_STOP}])", text):
        if part in (_START, _STOP):
            depth = depth + 1 if part == _START else max(depth - 1, 0)
        elif part:
            if words and is_match != (depth > 0):
                yield words, is_match
                words = ""
            words, is_match = words + part, depth > 0
    if words:
        yield words, is_match


def holds(text: str, tree: Node | None) -> Told | None:
    """SQL that tells whether `text`, a column in SQL, holds what is looked for, or one of several things."""
    asked = [
        (f"{words}(archive_plain({text}), '', '') @@ ({query.sql})", query.params)
        for column, words in expressing.WORDS.items()
        if (query := expressing.as_tsquery(tree, column)) is not None
    ]
    if not asked:
        return None
    return Told(" OR ".join(sql for sql, _ in asked), tuple(word for _, params in asked for word in params))
