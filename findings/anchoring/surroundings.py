"""What stands around a place of a text: its words from the nearest outwards, and where sentences part them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sources.normalising import Normalised

REACH = 300  # characters looked at on each side: the words that are stored with a quotation, and few more

_TOKEN = re.compile(r"(?P<word>\w+(?:['\-]\w+)*)|(?P<end>[.!?…]+[\"')\]]*(?=\s|$))|(?P<gap>\s+)")
_ENDS = re.compile(r"[.!?…][\"')\]]*$")
_EMPTY_LINE = re.compile(r"\n[^\S\n]*\n")


@dataclass(frozen=True)
class Side:
    """Words from the nearest outwards, and after how many of them a sentence, a paragraph or the text is over."""

    words: Sequence[str]
    breaks: frozenset[int]

    def agreed(self, other: "Side") -> int:
        """How many of the nearest words are the same."""
        pairs = zip(self.words, other.words, strict=False)
        return next((number for number, (ours, theirs) in enumerate(pairs) if ours != theirs), self._shorter(other))

    def _shorter(self, other: "Side") -> int:
        return min(len(self.words), len(other.words))


def before(body: Normalised, at: int, reach: int = REACH) -> Side:
    """What stands before position `at` of the normalised text."""
    start = max(0, at - reach)
    words, breaks = _read(body, start, at)
    if start and words:
        words, breaks = words[1:], {place - 1 for place in breaks if place}  # the outermost may be cut
    total = len(words)
    edge = set() if start else {total}
    return Side(words[::-1], frozenset({total - place for place in breaks} | edge))


def after(body: Normalised, at: int, reach: int = REACH) -> Side:
    """What stands from position `at` of the normalised text on."""
    end = min(len(body.text), at + reach)
    words, breaks = _read(body, at, end)
    if end < len(body.text) and words:
        words = words[:-1]
    edge = {0} if _ENDS.search(body.text[max(0, at - 4) : at]) else set()
    last = {len(words)} if end == len(body.text) else set()
    return Side(words, frozenset({place for place in breaks if place <= len(words)} | edge | last))


def words_between(body: Normalised, start: int, end: int) -> list[str]:
    """The words of a stretch of the normalised text."""
    return _read(body, start, end)[0]


def _read(body: Normalised, start: int, end: int) -> tuple[list[str], set[int]]:
    """The words of the stretch, and the numbers of words after which something is over."""
    words: list[str] = []
    breaks: set[int] = set()
    for token in _TOKEN.finditer(body.text, start, end):
        if word := token["word"]:
            words.append(word)
        elif token["end"] or _is_paragraph(body, token.start()):
            breaks.add(len(words))
    return words, breaks


def _is_paragraph(body: Normalised, at: int) -> bool:
    """Whether the white space that the space at `at` was read from holds an empty line."""
    past = body.origins[at + 1] if at + 1 < len(body.origins) else len(body.source)
    return bool(_EMPTY_LINE.search(body.source, body.origins[at], past))
