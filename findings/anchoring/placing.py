"""The places where the passages of a quotation stand, word for word, one after another."""

from collections.abc import Sequence

from sources.normalising import Normalised
from sources.whole_words import cuts_word

from .surroundings import words_between

MOST = 400  # places looked at: words that stand more often tell nothing

Place = tuple[int, int]  # start and end in the normalised text
Way = tuple[Place, ...]  # one place for each passage


LOOKED_LIKE = 40  # characters on each side by which a stretch is known to be in the same company


class TooMany(Exception):
    """The words stand in more places than anybody could tell apart."""


def ways(body: Normalised, passages: Sequence[str], gaps: Sequence[list[str]]) -> list[Way]:
    """Every way to find all passages in order, where each gap holds some of the words that `gaps` says it held.

    The words of a gap may be fewer, since a page number or a footnote may be gone, but are never others.

    Raises TooMany.
    """
    found: list[Way] = [(place,) for place in _places(body, passages[0], 0, len(body.text))]
    for passage, gap in zip(passages[1:], gaps, strict=True):
        longest = sum(map(len, gap)) + 4 * len(gap) + 40  # letters, and as many marks and spaces as text ever has
        found = [
            (*way, place)
            for way in found
            for place in _places(body, passage, way[-1][1], way[-1][1] + longest + len(passage))
            if _is_part(words_between(body, way[-1][1], place[0]), gap)
        ]
        if len(found) > MOST:
            raise TooMany
    return found


def ends(way: Way) -> Place:
    """Where the first passage starts and the last ends."""
    return way[0][0], way[-1][1]


def in_same_company(body: Normalised, start: int, end: int) -> list[Place]:
    """Where other words stand between what stands just before and just after this place: boilerplate, filled anew."""
    ahead, behind = body.text[max(0, start - LOOKED_LIKE) : start], body.text[end : end + LOOKED_LIKE]
    found: list[Place] = []
    at = body.text.find(ahead) if ahead and behind else -1
    while at >= 0 and len(found) <= MOST:
        there = at + len(ahead)
        past = body.text.find(behind, there + 1, there + 2 * (end - start) + 2 * LOOKED_LIKE)
        if there != start and past >= 0:
            found.append((there, past))
        at = body.text.find(ahead, at + 1)
    return found


def _places(body: Normalised, passage: str, start: int, end: int) -> list[Place]:
    places: list[Place] = []
    at = body.text.find(passage, start, end)
    while at >= 0:
        past = at + len(passage)
        if not cuts_word(body, at) and not cuts_word(body, past):
            places.append((at, past))
            if len(places) > MOST:
                raise TooMany
        at = body.text.find(passage, at + 1, end)
    return places


def _is_part(words: list[str], whole: list[str]) -> bool:
    """Whether these words stand in a row in the others. None do so in any."""
    return any(whole[at : at + len(words)] == words for at in range(len(whole) - len(words) + 1))
