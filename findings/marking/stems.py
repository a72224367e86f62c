"""What PostgreSQL reads a word as, for words that may be what is looked for."""

import re
from collections.abc import Iterable
from functools import lru_cache

from django.db import connection

from findings.remembering import Remembered

MOST = 20_000  # words remembered in one process
_READ = """
    SELECT tsvector_to_array(to_tsvector('archive', archive_one_sign(word)))
    FROM unnest(%s::text[]) WITH ORDINALITY AS a (word, n) ORDER BY n
"""
_STEMS: Remembered[str, frozenset[str]] = Remembered(MOST, lambda stems: 1)
_IRREGULAR = {"die": "dy", "lie": "ly", "tie": "ty"}  # dying, lying, tying
_ISE = re.compile(
    r"(?P<stem>\w+\wi)s(?:e|ed|er|es|ing|abl|abli|at|ation)?"
)  # what is left of the endings of `archive_one_sign`


@lru_cache(maxsize=5_000)
def beginnings(stem: str) -> tuple[str, ...]:
    """How every word begins that has this stem.

    The stemmer of English, Porter's second, takes endings away and changes at most the last letter of what is left:
    “cries” is “cri”, “hoping” is “hope”; but for a few words that it lists
    (https://snowballstem.org/algorithms/english/stemmer.html). Before it, -ize was made -ise.
    """
    found = [stem[:-1] if len(stem) > 1 else stem]
    if stem in _IRREGULAR:
        found.append(_IRREGULAR[stem])
    if match := _ISE.fullmatch(stem):
        found.append(match["stem"] + "z")
    return tuple(found)


def stems(words: Iterable[str]) -> dict[str, frozenset[str]]:
    """The stems of these words, which are plain. At most one query, and none for what was asked before."""
    known = {word: _STEMS.get(word) for word in words}
    if unknown := [word for word, found in known.items() if found is None]:
        with connection.cursor() as cursor:
            cursor.execute(_READ, [unknown])
            for word, (read,) in zip(unknown, cursor.fetchall(), strict=True):
                known[word] = found = frozenset(read)
                _STEMS.keep(word, found)
    return {word: found for word, found in known.items() if found is not None}
