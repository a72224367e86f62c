"""Words that many findings hold: their places stand ready, since to look them up would be to read most documents."""

import re

from findings.asking.expressing import STEMS
from findings.asking.hearing import Words

from .places import FrequentPlaces, Places, united

LEXEME = r"'(?:[^'\\]|''|\\\\)*'"  # as PostgreSQL writes it in a tsquery

_ALTERNATIVES = re.compile(rf"{LEXEME}(?: \| {LEXEME})*")


def quoted(lexeme: str) -> str:
    """A lexeme as PostgreSQL writes it in a tsquery."""
    return "'" + lexeme.replace("\\", "\\\\").replace("'", "''") + "'"


def unquoted(text: str) -> str:
    """The lexeme that PostgreSQL writes so."""
    return text[1:-1].replace("''", "'").replace("\\\\", "\\")


def frequent_words(lexeme: str) -> Words:
    """Under what the places of a stem stand."""
    return STEMS, quoted(lexeme)


def among_frequent(frequent: FrequentPlaces, words: Words) -> Places | None:
    """The places of a word in all its spellings, where each of these is a frequent one."""
    column, text = words
    if (known := frequent.get(words)) is not None or column != STEMS or not _ALTERNATIVES.fullmatch(text):
        return known
    forms = [frequent.get((STEMS, form)) for form in re.findall(LEXEME, text)]
    found = [places for places in forms if places is not None]
    if len(found) < len(forms):
        return None
    return united(found)
