"""Words that many findings hold: their places stand ready, since to look them up would be to read most documents."""

import re

from pyroaring import BitMap

from findings.asking.expressing import STEMS
from findings.asking.hearing import Words

from .places import FrequentPlaces, Places

_LEXEME = r"'(?:[^'\\]|''|\\\\)*'"
_ALTERNATIVES = re.compile(rf"{_LEXEME}(?: \| {_LEXEME})*")


def frequent_words(lexeme: str) -> Words:
    """Under what the places of a stem stand."""
    quoted = lexeme.replace("\\", "\\\\").replace("'", "''")
    return STEMS, f"'{quoted}'"


def among_frequent(frequent: FrequentPlaces, words: Words) -> Places | None:
    """The places of a word in all its spellings, where each of these is a frequent one."""
    column, text = words
    if (known := frequent.get(words)) is not None or column != STEMS or not _ALTERNATIVES.fullmatch(text):
        return known
    forms = [frequent.get((STEMS, form)) for form in re.findall(_LEXEME, text)]
    found = [places for places in forms if places is not None]
    if len(found) < len(forms):
        return None
    anywhere, _, summary, names = (BitMap.union(*sets) for sets in zip(*(each.sets for each in found), strict=True))
    quoted = BitMap.union(*(each.anywhere - each.not_quoted for each in found))
    return Places(anywhere, anywhere - quoted, summary, names, min(each.end for each in found))
