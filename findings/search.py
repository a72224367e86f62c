"""Words: what a reader looks for, and what holds it."""

from dataclasses import dataclass

from findings.asking import expressing
from findings.asking.hearing import heard
from findings.asking.reading import read
from findings.asking.tree import Node


@dataclass(frozen=True)
class Told:
    """What is asked of a text, in SQL."""

    sql: str
    params: tuple[str, ...]


def sought(words: str) -> Node | None:
    """What a reader looks for with these words; None where nothing is left to look for."""
    return heard(read(words).tree)


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
