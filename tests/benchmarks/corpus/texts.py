"""The texts of the invented sources, of three lengths as in a real archive: few long reports, many short articles."""

from array import array
from dataclasses import dataclass
from random import Random

from .words import drawn

SOURCES = 5_000
REPORTS = 500  # the first of them
LONG, MIDDLING = 50, 500  # the first so many are very long; up to here they are rather long
WORDS_OF = {"long": 20_000, "middling": 4_000, "short": 800}


def words_in(number: int) -> int:
    """How many words the text of that source has."""
    return WORDS_OF["long" if number < LONG else "middling" if number < MIDDLING else "short"]


@dataclass(frozen=True)
class Text:
    """A text, with the places where its words start and end, and which of them begin a sentence."""

    text: str
    starts: array  # type: ignore[type-arg]
    ends: array  # type: ignore[type-arg]
    sentences: array  # type: ignore[type-arg]


def text_of(number: int, seed: int) -> Text:
    """The text of that source."""
    dice = Random(f"{seed} text {number}")  # a string is the same seed in every process
    pieces: list[str] = []
    starts, ends, sentences = array("l"), array("l"), array("l")
    at = left = 0
    total = words_in(number)
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
