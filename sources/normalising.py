"""One reading of typographic marks, so that words typed or pasted from elsewhere are found in a text as printed.

Letters, digits and case are never touched. Every character of the result knows where it stands in the original.
"""

import re
from array import array
from dataclasses import dataclass
from functools import lru_cache

from sources.passages import Span

NORMALISATION = "marks-1"  # the lists below under this name never change: a new list is a new name

_SINGLE = "\u0060\u00b4\u02b9\u02bb\u02bc\u02bd\u2018\u2019\u201a\u201b\u2032\u2035\u2039\u203a\u275b\u275c\uff07"
_DOUBLE = "\u00ab\u00bb\u02ba\u201c\u201d\u201e\u201f\u2033\u2036\u275d\u275e\u2e42\u301d\u301e\u301f\uff02"
_DASHES = (
    "\u058a\u05be\u1400\u1806\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u2212\u2e17\u2e1a\u2e3a\u2e3b\u2e40\u301c\u3030"
    "\u30a0\ufe31\ufe32\ufe58\ufe63\uff0d"
)
_SPACES = (
    "\t\n\v\f\r\x1c\x1d\x1e\x1f \x85\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000"
)
_UNSEEN = "\u00ad\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"

_READ_AS = {
    **dict.fromkeys(_SINGLE, "'"),
    **dict.fromkeys(_DOUBLE, '"'),
    **dict.fromkeys(_DASHES, "-"),
    **dict.fromkeys(_SPACES, " "),
    **dict.fromkeys(_UNSEEN, ""),
}


_TABLE = str.maketrans(_READ_AS)
_SEVERAL_SPACES = re.compile(" {2,}")


def plain(text: str) -> str:
    """The normalised words alone, without where they stand: the same as `normalise(text).text`, and much faster."""
    return _SEVERAL_SPACES.sub(" ", text.translate(_TABLE))


@dataclass(frozen=True)
class Normalised:
    """A text with plain marks, and for each of its characters the position of the original."""

    text: str
    source: str
    origins: "array[int]"

    def printed(self, at: int) -> str:
        """The character of the original that the one at `at` was read from."""
        return self.source[self.origins[at]]

    def original(self, start: int, end: int) -> Span:
        """The span of the original that `[start, end)` was read from, from its first character to its last."""
        return self.origins[start], self.origins[end - 1] + 1


@lru_cache(maxsize=4)
def normalise(text: str) -> Normalised:
    """`text` with plain quotation marks and hyphens and single spaces, without characters nobody sees.

    Kept for the last few texts: an import looks for hundreds of passages in one.
    """
    characters: list[str] = []
    origins = array("L")
    for position, character in enumerate(text):
        plain = _READ_AS.get(character, character)
        if not plain or (plain == " " and characters and characters[-1] == " "):
            continue
        characters.append(plain)
        origins.append(position)
    return Normalised("".join(characters), text, origins)
