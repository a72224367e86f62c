"""The rule by which a quotation moves by itself. Named, since each answer says by which rule it was given.

Its words are the same: letters, digits, case and marks, under the normalisation named `FULL_NORMALISATION`, in whole
words. Of all places where they stand, exactly one fits what stood around them:

1. On each side, the nearest words agree to the end of their sentence, or FAR of them. So a “not” put just before a
   quotation is never passed over.
2. Beyond that, either everything that was looked at agrees (whole); or its next words stand further out on the same
   side, and something was put between (pushed); or they are not there (kept). Nearer than FAR words they may be gone,
   but not be replaced: another name in the heading, or in the sentence before, makes it another place.
3. Both sides are whole or pushed, and not both pushed without any word that agrees; or one is whole, with at least FAR
   words, and the other kept.
4. Where the same words, or others in the same company, stood elsewhere in the earlier text too, more words agree, on
   one side at least, than agreed there; and on no side do more agree with what stood around those. What is common to
   all chapters tells none from the others, and where all that is looked at is, more is looked at.
5. The words do not stand in such company more often than they did: of two copies nobody can say which is meant.
6. No sign touches them that did not: a minus, a per cent, a currency.

Several passages are found one after another, with no word between them that did not stand there before.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum

from sources.normalising import FULL_NORMALISATION, Normalised

from . import surroundings
from .placing import Place
from .signs import signs
from .surroundings import Side

RULE = f"anchor-2, {FULL_NORMALISATION}"  # a changed rule takes a new name
FAR = 12  # words that say where one is, whatever stands beyond
COMPANY = 2  # words on each side that make a copy of the words a rival
NEXT = 8  # words looked for further out
TWICE = 2 * surroundings.REACH

Stands = Callable[[Sequence[str]], bool]


class Agreement(Enum):
    """How one side of a place agrees with what stood on that side of the quotation."""

    WHOLE, PUSHED, KEPT, OTHER = "whole", "pushed", "kept", "other"


@dataclass(frozen=True)
class Context:
    """What stands around a place of a text."""

    body: Normalised
    place: Place
    before: Side
    after: Side

    @classmethod
    def of(cls, body: Normalised, place: Place, reach: int = surroundings.REACH) -> "Context":
        start, end = place
        return cls(body, place, surroundings.before(body, start, reach), surroundings.after(body, end, reach))

    @property
    def words(self) -> tuple[int, int]:
        """How many there are on each side."""
        return len(self.before.words), len(self.after.words)

    def agreed(self, other: "Context") -> tuple[int, int]:
        """How many of the nearest words are the same on each side."""
        return self.before.agreed(other.before), self.after.agreed(other.after)

    def stands_before(self, words: Sequence[str]) -> bool:
        """Whether these words, from the nearest outwards, stand somewhere before the place."""
        return _stands(self.body, words[::-1], 0, self.place[0])

    def stands_after(self, words: Sequence[str]) -> bool:
        """Whether these words stand somewhere after the place."""
        return _stands(self.body, words, self.place[1], len(self.body.text))


@dataclass(frozen=True)
class Fit:
    """How a place in a text agrees with the context of a quotation: in how many words, and in what manner."""

    words: tuple[int, int]
    sides: tuple[Agreement, Agreement]
    far: tuple[bool, bool]
    company: bool
    signs: bool

    @classmethod
    def at(cls, body: Normalised, place: Place, context: Context) -> "Fit":
        """The place in the normalised text, which is looked at far enough for what was taken out to be missed."""
        there = Context.of(body, place, TWICE)
        words = context.agreed(there)
        sides = (
            _side(context.before, there.before, words[0], there.stands_before, context.stands_before),
            _side(context.after, there.after, words[1], there.stands_after, context.stands_after),
        )
        company = all(agreed >= min(COMPANY, there_are) for agreed, there_are in zip(words, context.words, strict=True))
        same_signs = signs(body, *place) == signs(context.body, *context.place)
        return cls(words, sides, (words[0] >= FAR, words[1] >= FAR), company, same_signs)

    @property
    def is_fit(self) -> bool:
        """Whether the place is where the quotation stands, as far as its context tells."""
        sides = set(self.sides)
        if Agreement.OTHER in sides or not self.signs:
            return False
        if Agreement.KEPT in sides:
            return any(s is Agreement.WHOLE and far for s, far in zip(self.sides, self.far, strict=True))
        return sides != {Agreement.PUSHED} or sum(self.words) > 0


def _side(ours: Side, there: Side, agreed: int, stands_beyond: Stands, stood_beyond: Stands) -> Agreement:
    over = [place for place in ours.breaks & there.breaks if place <= agreed]
    if agreed < FAR and not over:
        return Agreement.OTHER
    if agreed == len(ours.words):
        return Agreement.WHOLE
    if stands_beyond(ours.words[agreed : agreed + NEXT]):
        return Agreement.PUSHED
    only_gone = agreed == len(there.words) or stood_beyond(there.words[agreed : agreed + NEXT])
    return Agreement.KEPT if agreed >= FAR or only_gone else Agreement.OTHER


def _stands(body: Normalised, words: Sequence[str], start: int, end: int) -> bool:
    """Whether the words stand one after another in that stretch of the text."""
    return bool(re.compile(r"\b" + r"\W+".join(map(re.escape, words)) + r"\b").search(body.text, start, end))
