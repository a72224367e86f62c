"""What the archive knows of words, asked of the database: each function is one query, whatever was typed."""

import re
import unicodedata
from collections.abc import Collection, Sequence
from itertools import product

from django.db import connection
from django.db.models import Q
from django.db.models.functions import Length

from findings.asking.expressing import CONFIGURATIONS, STEMS
from findings.models import WordTally, WordTallyQuerySet

from .names import found_by

Known = tuple[str, int, int]  # a word, in how many findings it stands, in how many of these a name holds it

_ALIKE = {"i": "iy", "y": "yi", "c": "ck", "k": "kc"}  # letters that are written for each other

# A word whose own form stands nowhere may still be found by its stem.
UNKNOWN = """
    SELECT typed, folded FROM unnest(%s::text[]) AS typed, unaccent(lower(typed)) AS folded
    WHERE coalesce((SELECT sum(findings) FROM findings_wordtally WHERE text = folded), 0) <= 0
        AND NOT EXISTS (SELECT FROM findings_searchdocument WHERE vector @@ plainto_tsquery(%s, typed))
        AND numnode(plainto_tsquery(%s, typed)) > 0
"""


def unknown(typed: Sequence[str]) -> dict[str, str]:
    """Those of the typed words that find nothing, each as the archive would write it. The commonest are left out."""
    with connection.cursor() as cursor:
        cursor.execute(UNKNOWN, [list(typed), CONFIGURATIONS[STEMS], CONFIGURATIONS[STEMS]])
        return dict(cursor.fetchall())


def known(words: Collection[str]) -> list[Known]:
    """Those of the words that stand in published findings."""
    return _found(WordTally.objects.filter(text__in=list(words)))


def beginning_like(words: Collection[str], letters: int = 2, around: int = 2) -> list[Known]:
    """The words that begin with the same letters as one of these, or such as sound alike, and are about as long."""
    alike = Q()
    for word in words:
        lengths = (len(word) - around, len(word) + around)
        for begun in map("".join, product(*(_ALIKE.get(letter, letter) for letter in word[:letters]))):
            alike |= Q(text__startswith=begun, length__range=lengths)
    return _found(WordTally.objects.alias(length=Length("text")).filter(alike))


def as_names_write(words: Collection[str]) -> dict[str, str]:
    """Those of the words that names of people and institutions hold, with their capitals and accents: “Zoë”."""
    named = found_by(" | ".join(sorted(words)), most=50) if words else []
    written: dict[str, str] = {}
    for record in named:
        for form in [record.name, record.alias] if record.noun in {"person", "institution"} else []:
            for word in re.findall(r"[^\W\d_]+", form):
                written.setdefault(_plain(word), word)
    return {word: written[word] for word in words if word in written}


def _plain(word: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFKD", word.lower()) if not unicodedata.combining(sign))


def _found(tallies: WordTallyQuerySet) -> list[Known]:
    return list(tallies.summed())
