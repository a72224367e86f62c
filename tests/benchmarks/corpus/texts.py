"""The texts of the invented sources, with the places of their words."""

from array import array
from dataclasses import dataclass
from random import Random

from .plan import Plan
from .words import drawn


@dataclass(frozen=True)
class Text:
    """A text, with the places where its words start and end, and which of them begin a sentence."""

    text: str
    starts: array  # type: ignore[type-arg]
    ends: array  # type: ignore[type-arg]
    sentences: array  # type: ignore[type-arg]


def text_of(number: int, plan: Plan) -> Text:
    """The text of that source."""
    dice = Random(f"{plan.seed} text {number}")  # a string is the same seed in every process
    pieces: list[str] = []
    starts, ends, sentences = array("l"), array("l"), array("l")
    at = left = 0
    total = plan.words_in(number)
    for count in range(total):
        each = drawn(dice)
        if not left:
            left = dice.randrange(8, 20)
            each = each.capitalize()
            sentences.append(count)
        left -= 1
        after = (".\n\n" if dice.random() < 0.2 else ". ") if not left or count == total - 1 else " "
        starts.append(at)
        ends.append(at + len(each))
        at += len(each) + len(after)
        pieces += [each, after]
    return Text("".join(pieces).rstrip() + "\n", starts, ends, sentences)
