"""Where the words that a reader asks for stand: looked up in the search documents, once for each process."""

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from django.db import connection

from findings.asking.expressing import expression
from findings.asking.tree import Leaf

from .archive import Archive
from .places import Places
from .remembering import Remembered

Words = tuple[str, str]  # a column of the search documents, and a tsquery on it as PostgreSQL writes it

_COMMON = ""  # the tsquery of words so common that PostgreSQL keeps none of them
_READINGS: Remembered[Leaf, Words] = Remembered(4_000, lambda words: 1)
_PARTS = ("{a}", "{b}", "{c}")  # the weights that `search_documents_refresh` gives, in the order of `Places`


def look_up(archive: Archive, leaves: Iterable[Leaf]) -> dict[Leaf, Places | None]:
    """The places of each leaf; None where its words are so common that PostgreSQL keeps none of them.

    At most two queries, and none for what was looked up before.
    """
    read = _read(list(dict.fromkeys(leaves)))
    places = {words: archive.remembered.get(words) for words in read.values() if words[1] != _COMMON}
    late = {words: known for words, known in places.items() if known is None or known.end < archive.end}
    for words, found in _search(archive, late).items():
        known = late[words]
        places[words] = whole = found if known is None else known.joined(found)
        archive.remembered.keep(words, whole)
    return {leaf: places.get(words) for leaf, words in read.items()}


def _read(leaves: Sequence[Leaf]) -> dict[Leaf, Words]:
    """How PostgreSQL understands each leaf."""
    known = {leaf: _READINGS.get(leaf) for leaf in leaves}
    asked = {leaf: expression(leaf) for leaf, words in known.items() if words is None}
    if asked:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT " + ", ".join(f"({each.sql})::text" for each in asked.values()),
                [parameter for each in asked.values() for parameter in each.params],
            )
            for (leaf, each), text in zip(asked.items(), cursor.fetchone(), strict=True):
                known[leaf] = words = (each.column, text)
                _READINGS.keep(leaf, words)
    return known  # type: ignore[return-value]


def _search(archive: Archive, late: dict[Words, Places | None]) -> dict[Words, Places]:
    """The places of these words in the documents that were not looked at yet. One query."""
    if not late:
        return {}
    asked = list(late)
    branches: list[str] = []
    parameters: list[Any] = []
    for position, (column, text) in enumerate(asked):
        known = late[column, text]
        branches.append(_branch(column, among=known is not None))
        parameters += [position, text] if known is None else [position, text, archive.since(known.end)]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(branches), parameters)
        rows = cursor.fetchall()  # in any order, as several processes of PostgreSQL may work at it
    return {asked[position]: _places(archive, *keys) for position, *keys in rows}


def _branch(column: str, *, among: bool) -> str:
    keys = ", ".join(
        f"string_agg(int8send(finding_id), ''::bytea) FILTER (WHERE ts_filter({column}, '{part}') @@ sought.words)"
        for part in _PARTS
    )
    return (
        f"SELECT %s, {keys} FROM findings_searchdocument, (SELECT %s::tsquery AS words) AS sought"  # noqa: S608
        f" WHERE {column} @@ sought.words{' AND finding_id = ANY (%s)' if among else ''}"
    )


def _places(archive: Archive, *keys: bytes | None) -> Places:
    quotation, summary, names = (
        archive.numbers(np.frombuffer(each or b"", dtype=">i8").astype(np.int64)) for each in keys
    )
    return Places(quotation, summary, names, archive.end)
