"""The rule by which a quotation moves by itself. Named, since each answer says by which rule it was given.

Its words are the same: letters, digits, case and marks, under the normalisation named `FULL_NORMALISATION`, in whole
words. Of all places where they stand, exactly one fits what stood around them:

1. On each side, the nearest words agree to the end of their sentence, or FAR of them. So a “not” put just before a
   quotation is never passed over.
2. Beyond that, either everything that was looked at agrees (whole); or its next words stand further out on the same
   side, and something was put between (pushed); or they are not there (kept).
3. Both sides are whole or pushed, and not both pushed without any word that agrees; or one is whole, with at least FAR
   words, and the other kept.
4. Where the same words stood elsewhere in the earlier text too, more words agree, on one side at least, than agreed
   there: what is common to all of them tells none from the others.
5. The words do not stand in such company more often than they did: of two copies nobody can say which is meant.

Several passages are found one after another, with no word between them that did not stand there before.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum

from sources.normalising import FULL_NORMALISATION, Normalised

from . import surroundings
from .surroundings import Side

RULE = f"anchor-1, {FULL_NORMALISATION}"  # a changed rule takes a new name
FAR = 12  # words that say where one is, whatever stands beyond
COMPANY = 2  # words on each side that make a copy of the words a rival
NEXT = 8  # words looked for further out
TWICE = 2 * surroundings.REACH


class Agreement(Enum):
    """How one side of a place agrees with what stood on that side of the quotation."""

    WHOLE, PUSHED, KEPT, OTHER = "whole", "pushed", "kept", "other"


@dataclass(frozen=True)
class Context:
    """What stood around a quotation in its earlier text."""

    before: Side
    after: Side

    @classmethod
    def of(cls, body: Normalised, start: int, end: int) -> "Context":
        return cls(surroundings.before(body, start), surroundings.after(body, end))


@dataclass(frozen=True)
class Fit:
    """How a place in a text agrees with the context of a quotation: in how many words, and in what manner."""

    words: tuple[int, int]
    sides: tuple[Agreement, Agreement]
    far: tuple[bool, bool]
    company: bool

    @classmethod
    def at(cls, body: Normalised, start: int, end: int, context: Context) -> "Fit":
        """The place from `start` to `end` of the normalised text."""
        there = surroundings.before(body, start, TWICE), surroundings.after(body, end, TWICE)
        ours = context.before, context.after
        words = ours[0].agreed(there[0]), ours[1].agreed(there[1])
        sides = (
            _side(ours[0], there[0], words[0], lambda next_: _stands(body, next_[::-1], 0, start)),
            _side(ours[1], there[1], words[1], lambda next_: _stands(body, next_, end, len(body.text))),
        )
        company = all(agreed >= min(COMPANY, len(side.words)) for agreed, side in zip(words, ours, strict=True))
        return cls(words, sides, (words[0] >= FAR, words[1] >= FAR), company)

    @property
    def is_fit(self) -> bool:
        """Whether the place is where the quotation stands, as far as its context tells."""
        sides = set(self.sides)
        if Agreement.OTHER in sides:
            return False
        if Agreement.KEPT in sides:
            return any(s is Agreement.WHOLE and far for s, far in zip(self.sides, self.far, strict=True))
        return sides != {Agreement.PUSHED} or sum(self.words) > 0

    def tells_from(self, other: "Fit") -> bool:
        """Whether more agrees here than at the other place, on one side at least."""
        return self.words[0] > other.words[0] or self.words[1] > other.words[1]


def _side(ours: Side, there: Side, agreed: int, stands_beyond: Callable[[Sequence[str]], bool]) -> Agreement:
    over = [place for place in ours.breaks & there.breaks if place <= agreed]
    if agreed < FAR and not over:
        return Agreement.OTHER
    if agreed == len(ours.words):
        return Agreement.WHOLE
    return Agreement.PUSHED if stands_beyond(ours.words[agreed : agreed + NEXT]) else Agreement.KEPT


def _stands(body: Normalised, words: Sequence[str], start: int, end: int) -> bool:
    """Whether the words stand one after another in that stretch of the text."""
    return bool(re.compile(r"\b" + r"\W+".join(map(re.escape, words)) + r"\b").search(body.text, start, end))
