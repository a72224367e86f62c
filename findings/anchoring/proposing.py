"""Where in a text words like those of a quotation stand: a suggestion for a person, which decides nothing."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz import fuzz

from sources.normalising import Normalised
from sources.passages import Span
from sources.whole_words import cuts_word

LIKE = 65.0  # of 100: below it the words are others
WINDOWS = 5  # stretches compared letter by letter: those with most of the rarer words
NEAR = 40  # characters by which an end may be moved, since words put in or taken out shift it
COMMON = 200  # a word that stands more often says little of the place

_WORD = re.compile(r"\w+")


def propose(body: Normalised, passages: Sequence[str]) -> list[Span]:
    """The place likest to each passage, one after another, in whole words; empty where nothing is like them."""
    spans: list[Span] = []
    past = 0
    for passage in passages:
        if (place := _likest(body, passage, past)) is None:
            continue
        start, end = _whole_words(body, passage, *place)
        span = body.original(start, end)
        if not spans or span[0] > spans[-1][1]:
            spans.append(span)
            past = end
    return spans


def _likest(body: Normalised, passage: str, past: int) -> Span | None:
    best: tuple[float, Span] = (LIKE, (0, 0))
    for start in _windows(body, passage, past):
        window = body.text[start : start + 2 * len(passage) + 80]
        if len(window) < len(passage):
            passage_, window_ = window, passage
        else:
            passage_, window_ = passage, window
        found = fuzz.partial_ratio_alignment(passage_, window_, score_cutoff=best[0])
        if found is None or found.score <= best[0]:
            continue
        inner = (found.dest_start, found.dest_end) if window_ is window else (0, len(window))
        best = found.score, (start + inner[0], start + inner[1])
    return best[1] if best[1][1] else None


def _windows(body: Normalised, passage: str, past: int) -> list[int]:
    """Where stretches begin that hold most of the passage's rarer words."""
    index, size = _index(body.text), max(80, len(passage))
    votes: Counter[int] = Counter()
    for word in set(_WORD.findall(passage.lower())):
        places = index.get(word, ())
        if not 0 < len(places) <= COMMON:
            continue
        for stretch in {place // size for place in places if place >= past}:
            votes.update({stretch: 100 // len(places) + 1, stretch - 1: 100 // len(places) + 1})
    return [max(past, stretch * size - 40) for stretch, _ in votes.most_common(WINDOWS)]


@lru_cache(maxsize=2)
def _index(text: str) -> dict[str, list[int]]:
    """Where each word stands, in small letters."""
    index: dict[str, list[int]] = {}
    for word in _WORD.finditer(text):
        index.setdefault(word.group().lower(), []).append(word.start())
    return index


def _whole_words(body: Normalised, passage: str, start: int, end: int) -> Span:
    """The stretch of whole words likest to the passage, with its ends within NEAR of those found."""
    starts = [at for at in _near(body, start) if not body.text[at : at + 1].isspace()]
    ends = [at for at in _near(body, end) if not body.text[at - 1 : at].isspace()]
    stretches = [(one, past) for one in starts for past in ends if one < past]
    return max(
        stretches, key=lambda stretch: fuzz.ratio(passage, body.text[slice(*stretch)]), default=(start, max(end, 1))
    )


def _near(body: Normalised, at: int) -> list[int]:
    """Positions close to this one at which no word is cut."""
    close = range(max(0, at - NEAR), min(len(body.text), at + NEAR) + 1)
    return [position for position in close if not cuts_word(body, position)]
