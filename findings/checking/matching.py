"""Whether what was pasted stands in a text, word for word, with what the practice of quotation allows."""

from bisect import bisect_right
from dataclasses import dataclass

from .pattern import Between, Pattern
from .words import Words

MOST_LEFT_OUT = 200  # words; and a run of few words stands near what it is joined to, or it would stand anywhere
LEFT_OUT_FOR_EACH = 12
MOST_PUT_IN = 8  # words that a bracket stands for

Place = tuple[int, int]  # the first word, and the one after the last


@dataclass(frozen=True)
class Match:
    """Where each run of a pattern stands in some words."""

    runs: tuple[Place, ...]

    @property
    def whole(self) -> Place:
        return self.runs[0][0], self.runs[-1][1]


def match(pattern: Pattern, words: Words) -> Match | None:
    """The first place where all runs stand one after another, each as near to the one before as there is."""
    ways: dict[int, tuple[Place, ...]] = {}  # by where they end
    for number, run in enumerate(pattern.runs):
        places = _places(run.keys, words)
        if number == 0:
            ways = {end: ((start, end),) for start, end in places}
        else:
            between = pattern.between[number - 1]
            shorter = min(len(run.keys), len(pattern.runs[number - 1].keys))
            ways = _further(ways, places, words, between, shorter)
        if not ways:
            return None
    return Match(ways[min(ways)]) if ways else None


def _further(
    ways: dict[int, tuple[Place, ...]], places: list[Place], words: Words, between: Between, shorter: int
) -> dict[int, tuple[Place, ...]]:
    ends = sorted(ways)
    further = {}
    for start, end in places:
        nearest = bisect_right(ends, start) - 1
        while nearest >= 0 and not _allowed(words, ends[nearest], start, between, shorter):
            if between.kind != "ending" or ends[nearest] < start - 1:
                break
            nearest -= 1
        if nearest >= 0 and _allowed(words, ends[nearest], start, between, shorter):
            further[end] = (*ways[ends[nearest]], (start, end))
    return further


def _allowed(words: Words, end: int, start: int, between: Between, shorter: int) -> bool:
    """Whether what stands between two runs may be what was left out there, or what a bracket stands for."""
    if between.kind == "ending":
        return start - end == 1 and words.keys[end].startswith(between.stem)
    most = MOST_PUT_IN if between.kind == "put-in" else min(MOST_LEFT_OUT, LEFT_OUT_FOR_EACH * shorter)
    return start - end <= most


def _places(run: tuple[str, ...], words: Words) -> list[Place]:
    """Where these words stand in a row, none of them half a word with a hyphen in it."""
    return [
        place
        for place in places_of(run, words.keys)
        if not words.words[place[0]].joined_before and not words.words[place[1] - 1].joined_after
    ]


def places_of(run: tuple[str, ...], keys: tuple[str, ...]) -> list[Place]:
    """Where these words stand in a row."""
    places: list[Place] = []
    length = len(run)
    at = -1
    while True:
        try:
            at = keys.index(run[0], at + 1)
        except ValueError:
            return places
        if keys[at : at + length] == run:
            places.append((at, at + length))
