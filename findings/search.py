"""Words: how what is looked for is marked where it stands, and whether there is anything to look for."""

import re
from collections.abc import Iterable, Iterator

from django.contrib.postgres.search import SearchHeadline
from django.db import connection
from django.db.models import F
from django.db.models.expressions import Combinable

from findings.asking import expressing
from findings.asking.hearing import heard
from findings.asking.reading import read
from findings.asking.tree import Node

Piece = tuple[str, bool]  # some words, and whether they are what the reader looked for

SNIPPET_LENGTH = 700  # characters of a quotation shown in a list

_START, _STOP = "\x02", "\x03"  # control characters: they stand in no text that people read


def sought(words: str) -> Node | None:
    """What a reader looks for with these words; None where nothing is left to look for."""
    return heard(read(words).tree)


def has_words(words: str) -> bool:
    """Whether anything is left to look for once marks and the commonest words are taken away."""
    return sought(words) is not None


def marked(field: str, tree: Node | None) -> Combinable:
    """The whole of a text field with what is looked for marked; `pieces` reads the marks."""
    text: Combinable = F(field)
    for column, configuration in expressing.CONFIGURATIONS.items():
        if (query := expressing.as_tsquery(tree, column, marks=True)) is not None:
            text = SearchHeadline(
                text, query, config=configuration, start_sel=_START, stop_sel=_STOP, highlight_all=True
            )
    return text


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


def names_among(names: Iterable[str], tree: Node | None) -> set[str]:
    """Those of the names that contain what is looked for, or one of several things. One query."""
    asked = [
        (f"{words}(archive_plain(name), '', '') @@ ({query.sql})", query.params)
        for column, words in expressing.WORDS.items()
        if (query := expressing.as_tsquery(tree, column)) is not None
    ]
    if not asked:
        return set()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT name FROM unnest(%s::text[]) AS name WHERE "  # noqa: S608 - out of our own constants
            + " OR ".join(sql for sql, _ in asked),
            [list(names), *(text for _, params in asked for text in params)],
        )
        return {name for (name,) in cursor.fetchall()}
