"""How PostgreSQL understands words, asked once for each process: it stays the same for as long as this lives."""

from collections.abc import Iterable

from django.db import connection

from findings.remembering import Remembered

from .expressing import expression
from .tree import Leaf, Node, leaves, only

Words = tuple[str, str]  # a column of the search documents, and a tsquery on it as PostgreSQL writes it

_COMMON = ""  # the tsquery of words so common that they are never looked for
_HEARD: Remembered[Leaf, Words] = Remembered(10_000, lambda words: 1)


def understood(asked: Iterable[Leaf]) -> dict[Leaf, Words]:
    """Each leaf as PostgreSQL understands it. At most one query."""
    known = {leaf: _HEARD.get(leaf) for leaf in asked}
    unknown = {leaf: expression(leaf) for leaf, words in known.items() if words is None}
    if unknown:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT " + ", ".join(f"({each.sql})::text" for each in unknown.values()),
                [parameter for each in unknown.values() for parameter in each.params],
            )
            for (leaf, each), text in zip(unknown.items(), cursor.fetchone(), strict=True):
                known[leaf] = words = (each.column, text)
                _HEARD.keep(leaf, words)
    return {leaf: words for leaf, words in known.items() if words is not None}


def heard(tree: Node | None) -> Node | None:
    """The tree without words as common as “the”, which are never looked for. None where nothing is left."""
    return only(tree, {leaf for leaf, (_, text) in understood(leaves(tree)).items() if text != _COMMON})
