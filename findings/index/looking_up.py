"""Where the words that a reader asks for stand: looked up in the search documents, once for each process."""

from collections.abc import Iterable
from typing import Any

import numpy as np
from django.db import connection

from findings.asking.hearing import Words, understood
from findings.asking.tree import Leaf

from .archive import Archive
from .places import Places

_PARTS = ("{a}", "{b}", "{c}")  # the weights that `search_documents_refresh` gives, in the order of `Places`


def look_up(archive: Archive, leaves: Iterable[Leaf]) -> dict[Leaf, Places]:
    """The places of each leaf. At most two queries, and none for what was looked up before."""
    read = understood(leaves)
    known = {words: archive.remembered.get(words) for words in read.values()}
    late = {words: places for words, places in known.items() if places is None or places.end < archive.end}
    there = {words: places for words, places in known.items() if places is not None}
    for words, found in _search(archive, late).items():
        there[words] = there[words].joined(found) if words in there else found
        archive.remembered.keep(words, there[words])
    return {leaf: there[words] for leaf, words in read.items()}


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
