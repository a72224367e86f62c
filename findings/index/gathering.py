"""Where the words stand that many findings hold, read from all search documents in one pass."""

from collections.abc import Callable, Iterator

from django.db import connection
from pyroaring import BitMap

from .columns import integers
from .frequent import frequent_words
from .numbered import Base
from .places import FrequentPlaces, placed

FREQUENT = 200  # a word is frequent that stands in one of so many findings
ASKED = 5_000  # findings that are asked which words are frequent: no word has to be, so that a sample will do
AT_ONCE = 20_000  # findings read by one statement

_CHOSEN = """
    SELECT word.lexeme FROM (
        SELECT vector FROM findings_searchdocument ORDER BY hashint8extended(finding_id, 1) LIMIT %s
    ) AS sampled CROSS JOIN LATERAL unnest(vector) AS word
    GROUP BY word.lexeme HAVING count(*) * %s >= least(%s, (SELECT count(*) FROM findings_searchdocument))
"""
_READ = """
    SELECT word.lexeme,
        string_agg(int8send(finding_id), ''::bytea) FILTER (WHERE 'A' = ANY (word.weights)),
        string_agg(int8send(finding_id), ''::bytea) FILTER (WHERE 'B' = ANY (word.weights)),
        string_agg(int8send(finding_id), ''::bytea) FILTER (WHERE 'C' = ANY (word.weights))
    FROM findings_searchdocument CROSS JOIN LATERAL unnest(vector) AS word
    WHERE finding_id > %s AND finding_id <= %s AND word.lexeme = ANY (%s)
    GROUP BY word.lexeme
"""


def gather(base: Base, progress: Callable[[int, int], None]) -> FrequentPlaces:
    """The places of frequent words in the documents of this base; `progress` is told how many of how many are read.

    Documents that were written anew since the base was read may be taken as they are now: their numbers are dead then.
    """
    found: dict[str, tuple[BitMap, BitMap, BitMap]] = {}
    with connection.cursor() as cursor:
        cursor.execute(_CHOSEN, [ASKED, FREQUENT, ASKED])
        chosen = [lexeme for (lexeme,) in cursor.fetchall()]
        for done, (after, last) in enumerate(_stretches(base), start=1):
            cursor.execute(_READ, [after, last, chosen])
            for lexeme, *keys in cursor.fetchall():
                there = found.setdefault(lexeme, (BitMap(), BitMap(), BitMap()))
                for documents, each in zip(there, keys, strict=True):
                    documents |= base.numbers(integers(each or b""))
            progress(min(done * AT_ONCE, len(base)), len(base))
    return {frequent_words(lexeme): placed(*there, end=len(base)) for lexeme, there in found.items()}


def _stretches(base: Base) -> Iterator[tuple[int, int]]:
    """Stretches of the numbers of findings with `AT_ONCE` documents each, as what they follow and their last."""
    after = -1
    for start in range(0, len(base), AT_ONCE):
        last = int(base.keys[min(start + AT_ONCE, len(base)) - 1])
        yield after, last
        after = last
