"""What a hyphen at the end of a line means: a word divided there, or a hyphen of the word. The document decides."""

import re
from collections import Counter
from collections.abc import Iterable
from enum import Enum

from .words import Line

HYPHENS = "-\u2010\u2011\u00ad"
_TAIL = re.compile(rf"((?:[^\W_]+[{HYPHENS}’'])*[^\W_]+)[{HYPHENS}]$")
_HEAD = re.compile(r"[^\W_]+(?:[-\u2010\u2011’'][^\W_]+)*")
_WORDS = re.compile(r"[^\W\d_]+(?:[-\u2010\u2011’'][^\W\d_]+)*")
_COMPOUNDING = {"non", "self", "well", "ex", "half", "cross", "vice"}  # where the rest is a word of the document
_SUSPENDING = {"and", "or", "to"}  # pre- and post-war
_UNSPACED = re.compile(r"\S[/\u2014]$|\d\u2013$")


class Ending(Enum):
    """How a line goes on in the next."""

    SPACE = "space"
    DIVIDED = "divided"  # the hyphen goes
    HYPHENATED = "hyphenated"  # the hyphen stays
    TIGHT = "tight"  # nothing goes and nothing comes between


class Hyphens:
    """Decides by the words that the document holds elsewhere."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self._count: Counter[str] = Counter()
        for line in lines:
            for word in line.words:
                if word.text[-1] not in HYPHENS or word is not line.words[-1]:
                    self._count.update(_plain(match) for match in _WORDS.findall(word.text))

    def ending(self, before: str, after: str) -> Ending:
        """How `before`, the last word of a line, goes on in `after`, the first word of the next."""
        tail, head = _TAIL.search(before), _HEAD.match(after)
        if tail is None:
            return Ending.TIGHT if _UNSPACED.search(before) else Ending.SPACE
        if head is None:
            return Ending.HYPHENATED if after[:1].isalnum() else Ending.SPACE
        if before[-1] == "\u00ad":
            return Ending.DIVIDED
        first, second = tail[1], head[0]
        if second in _SUSPENDING:
            return Ending.SPACE
        if not (first[-1].islower() and second[0].islower()):
            return Ending.HYPHENATED
        return Ending.HYPHENATED if self.hyphenated(first, second) else Ending.DIVIDED

    def hyphenated(self, first: str, second: str) -> bool:
        """Whether the hyphen between the two belongs to the word."""
        with_hyphen = self._count[_plain(f"{first}-{second}")]
        without = self._count[_plain(first + second)]
        if with_hyphen or without:
            return with_hyphen > without
        compound = first.lower() in _COMPOUNDING and len(second) > 3 and self._count[_plain(second)] > 0
        return compound or "-" in _plain(first)


def _plain(word: str) -> str:
    return word.lower().replace("\u2010", "-").replace("\u2011", "-").replace("\u00ad", "-")
