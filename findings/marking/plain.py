"""Texts as words are looked for in them: in small letters, without accents and without what cannot be seen.

It is what `archive_plain` and the dictionaries of PostgreSQL make of a text, sign by sign, so that each word keeps its
place.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import connection

from findings.remembering import Remembered

BETWEEN = " "  # what every sign becomes that belongs to no word

_OTHERS = re.compile(r"[^\x00-\x7f]")
_PLAIN = """
    SELECT CASE WHEN plain ~ '[[:alnum:]]' THEN lower(unaccent(plain)) WHEN plain = '' THEN '' ELSE ' ' END
    FROM unnest(%s::text[]) WITH ORDINALITY AS given (sign, n), LATERAL archive_plain(sign) AS plain ORDER BY n
"""
_SIGNS: Remembered[str, str] = Remembered(5_000, lambda became: 1)


@dataclass(frozen=True)
class Plain:
    """A plain text. `places`: where each of its signs, and its end, stood in the text; None where nothing moved."""

    text: str
    places: list[int] | None = None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where in the text stood what is here now."""
        return (start, end) if self.places is None else (self.places[start], self.places[end])


def plain(texts: Iterable[str]) -> list[Plain]:
    """The texts made plain. At most one query, and none for signs that were asked before."""
    given = [(text, set() if text.isascii() else set(_OTHERS.findall(text))) for text in texts]
    became = _read(set().union(*(others for _, others in given)))
    return [_plain(text, {sign: became[sign] for sign in others}) for text, others in given]


def _plain(text: str, others: dict[str, str]) -> Plain:
    if all(became == BETWEEN for became in others.values()):
        return Plain(text.lower())
    signs = [others.get(sign) if sign in others else sign.lower() for sign in text]
    places = [at for at, became in enumerate(signs) for _ in became or ""]
    return Plain("".join(filter(None, signs)), [*places, len(text)])


def _read(signs: set[str]) -> dict[str, str]:
    known = {sign: "" if unicodedata.combining(sign) else _SIGNS.get(sign) for sign in signs}
    if unknown := [sign for sign, became in known.items() if became is None]:
        with connection.cursor() as cursor:
            cursor.execute(_PLAIN, [unknown])
            for sign, (became,) in zip(unknown, cursor.fetchall(), strict=True):
                known[sign] = became
                _SIGNS.keep(sign, became)
    return {sign: became for sign, became in known.items() if became is not None}
