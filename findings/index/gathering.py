"""Where the words stand that many findings hold, read from all search documents in one pass."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from django.db import connection
from pyroaring import BitMap

from findings.asking.expressing import EXACT, STEMS
from sources.planning import planned_once

from .columns import Integers, integers
from .frequent import frequent_words
from .lexicon import Lexicon
from .lining import Lining
from .numbered import Base
from .places import FrequentPlaces, placed
from .postings import bitmap_of
from .vectors import FIELDS, UNKNOWN, Vectors, standing

FREQUENT = 200  # a word is frequent that stands in one of so many findings
ASKED = 5_000  # findings that are asked which words are frequent: no word has to be, so that a sample will do
AT_ONCE = 5_000  # findings read by one statement

_CHOSEN = """
    SELECT word.lexeme FROM (
        SELECT {} AS words FROM findings_searchdocument ORDER BY hashint8extended(finding_id, 1) LIMIT %s
    ) AS sampled CROSS JOIN LATERAL unnest(words) AS word
    GROUP BY word.lexeme HAVING count(*) * %s >= least(%s, (SELECT count(*) FROM findings_searchdocument))
"""
_READ = """
    SELECT coalesce(string_agg(int8send(finding_id), ''::bytea), ''::bytea),
        coalesce(string_agg(int8send(octet_length(vector)), ''::bytea), ''::bytea),
        coalesce(string_agg(vector, ''::bytea), ''::bytea),
        coalesce(string_agg(int8send(octet_length(exact)), ''::bytea), ''::bytea),
        coalesce(string_agg(exact, ''::bytea), ''::bytea)
    FROM (
        SELECT finding_id, tsvectorsend(vector) AS vector, tsvectorsend(exact) AS exact FROM findings_searchdocument
        WHERE finding_id BETWEEN %s AND %s OFFSET 0
    ) AS sent
"""


@dataclass(frozen=True)
class Gathered:
    """Where frequent words stand in the documents of a base."""

    places: FrequentPlaces  # of their stems
    lines: dict[str, bytes]  # of the words as they are written: the parts by name


def gather(base: Base, progress: Callable[[int, int], None]) -> Gathered:
    """The places of frequent words in the documents of this base; `progress` is told how many of how many are read.

    Documents that were written anew since the base was read may be taken as they are now: their numbers are dead then.
    """
    stems, words = Lexicon(_chosen(STEMS)), Lexicon(_chosen(EXACT))
    found = [[BitMap() for _ in range(FIELDS)] for _ in stems.words]
    lining = Lining(words.words)
    for first in range(0, len(base), AT_ONCE):
        keys = base.keys[first : first + AT_ONCE]
        read, vectors, exact = _read(int(keys[0]), int(keys[-1]))
        numbers = _places_in(keys, read)
        there = standing(vectors, numbers, stems)
        for word, field, entries in there.parts():
            found[word][field] |= bitmap_of(base.by_key[first + there.documents[entries]])
        lining.add(standing(exact, numbers, words), len(keys))
        progress(first + len(keys), len(base))
    places = {
        frequent_words(stem): placed(quotation, summary, names, len(base))
        for stem, (quotation, summary, names) in zip(stems.words, found, strict=True)
        if quotation or summary or names
    }
    return Gathered(places, lining.packed())


def _chosen(column: str) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(_CHOSEN.format(column), [ASKED, FREQUENT, ASKED])
        return [word for (word,) in cursor.fetchall()]


def _read(first: int, last: int) -> tuple[Integers, Vectors, Vectors]:
    """The findings of these numbers that have documents, with the vectors of these."""
    with planned_once(binary=True) as cursor:
        cursor.execute(_READ, [first, last])
        keys, *sent = map(bytes, cursor.fetchone())
    return integers(keys), Vectors(*sent[:2]), Vectors(*sent[2:])


def _places_in(keys: Integers, some: Integers) -> Integers:
    """Where these keys stand among all, which are in their order."""
    at = np.minimum(np.searchsorted(keys, some), len(keys) - 1)
    return np.where(keys[at] == some, at, UNKNOWN)
