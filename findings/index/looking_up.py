"""Where the words that a reader asks for stand: looked up in the search documents, once for each process."""

from collections.abc import Iterable
from typing import Any

from django.db import connection
from pyroaring import BitMap

from findings.asking.hearing import Words, understood
from findings.asking.tree import Leaf

from .archive import Archive
from .columns import integers
from .frequent import among_frequent
from .phrases import find
from .places import Places, placed, united

PARTS = ("{a}", "{b}", "{c}")  # the weights that `search_documents_write` gives: quotation, summary, names


def look_up(archive: Archive, leaves: Iterable[Leaf]) -> dict[Leaf, Places]:
    """The places of each leaf. At most three queries, and none for what was looked up before."""
    read = understood(leaves)
    common = {words: among_frequent(archive.base.frequent, words) for words in read.values()}
    known = {words: archive.remembered.get(words) for words in common}
    unknown = [words for words in common if common[words] is None and known[words] is None]
    near = find(archive.base, unknown)
    known |= {words: each.places for words, each in near.items()}
    ends = {words: max((each.end for each in (common[words], known[words]) if each), default=0) for words in common}
    late = {words: end for words, end in ends.items() if end < archive.end}
    found = _search(archive, late | {each.rest: 0 for each in near.values() if each.rest})
    known |= {words: united([each.places, found[each.rest]]) for words, each in near.items() if each.rest}
    there = {}
    for words, frequent in common.items():
        later = known[words]
        if words in found:
            later = later.joined(found[words]) if later else found[words]
        if later and (words in found or words in near):
            archive.remembered.keep(words, later)
        there[words] = _together(frequent, later)
    return {leaf: there[words] for leaf, words in read.items()}


def _together(frequent: Places | None, later: Places | None) -> Places:
    if frequent is None or later is None:
        places = frequent or later
        return places if places is not None else placed(BitMap(), BitMap(), BitMap(), 0)
    return frequent.joined(later)


def _search(archive: Archive, late: dict[Words, int]) -> dict[Words, Places]:
    """The places of these words in the documents from that number on. One query."""
    if not late:
        return {}
    asked = list(late)
    branches: list[str] = []
    parameters: list[Any] = []
    for position, (column, text) in enumerate(asked):
        end = late[column, text]
        branches.append(_branch(column, among=end > 0))
        parameters += [position, text] if end == 0 else [position, text, archive.since(end)]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(branches), parameters)
        rows = cursor.fetchall()  # in any order, as several processes of PostgreSQL may work at it
    return {asked[position]: _placed(archive, *keys) for position, *keys in rows}


def _placed(archive: Archive, *keys: bytes | None) -> Places:
    quotation, summary, names = (archive.numbers(integers(each or b"")) for each in keys)
    return placed(quotation, summary, names, archive.end)


def _branch(column: str, *, among: bool) -> str:
    keys = ", ".join(
        f"string_agg(int8send(finding_id), ''::bytea) FILTER (WHERE ts_filter({column}, '{part}') @@ sought.words)"
        for part in PARTS
    )
    return (
        f"SELECT %s, {keys} FROM findings_searchdocument, (SELECT %s::tsquery AS words) AS sought"  # noqa: S608
        f" WHERE {column} @@ sought.words{' AND finding_id = ANY (%s)' if among else ''}"
    )
