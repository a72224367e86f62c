"""Words as a font can draw them. What it cannot is left out, and said to be."""

import re
import unicodedata

from .fonts import draws, faces

LEFT_OUT = "[…]"
ENOUGH = 0.75  # of the letters of a text must be drawn, or it is none
_HIDDEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}  # what turns or hides the words beside it included
_RUN = re.compile(r"\s*\ufffc[\s\ufffc\ufe00-\ufe0f]*")
_MOST_MARKS = 2  # on one letter


def drawable(text: str, face: str) -> tuple[str, str]:
    """The text, and the face that draws most of it; empty where too little of it can be drawn to be read."""
    plain = _plain(text)
    candidates = [(_with_gaps(plain, each), each) for each in faces(face)]
    found, chosen = min(candidates, key=lambda pair: pair[0].count("\ufffc"))
    letters = sum(sign.isalnum() for sign in plain)
    lost = letters - sum(sign.isalnum() for sign in found)
    if letters and lost > letters * (1 - ENOUGH):
        return "", chosen
    return _RUN.sub(f" {LEFT_OUT} ", found).strip(), chosen


def _plain(text: str) -> str:
    """In the shortest form, on one line, without signs that cannot be seen, and without heaps of accents."""
    kept: list[str] = []
    marks = 0
    for sign in unicodedata.normalize("NFC", " ".join(text.split())):
        kind = unicodedata.category(sign)
        marks = marks + 1 if kind in {"Mn", "Me"} else 0
        if kind not in _HIDDEN and marks <= _MOST_MARKS:
            kept.append(sign)
    return "".join(kept)


def _with_gaps(text: str, face: str) -> str:
    """Each sign as it is, or as the letter without its accent, or as a gap."""
    return "".join(sign if draws(face, sign) else _nearest(sign, face) for sign in text)


def _nearest(sign: str, face: str) -> str:
    bare = "".join(part for part in unicodedata.normalize("NFKD", sign) if not unicodedata.combining(part))
    return bare if bare != sign and bare and all(draws(face, part) for part in bare) else "\ufffc"
