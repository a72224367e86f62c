"""How near one word is to another. Knows no database."""

import math
from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz.distance import OSA

LETTERS = "abcdefghijklmnopqrstuvwxyz"
SHORTEST = 3  # a shorter word is near to everything
LONGEST = 30  # a longer one is no word that anybody misspells
TWO_MISTAKES = 6  # letters a word has in which two mistakes leave it recognisable


@dataclass(frozen=True)
class Near:
    """What one typed word may have meant: a word of the archive, or two. The smaller the cost, the likelier."""

    words: tuple[str, ...]
    cost: float


def one_mistake_away(word: str) -> set[str]:
    """Every word that differs by one letter put in, left out, or replaced, or by two neighbours that changed places."""
    cuts = [(word[:place], word[place:]) for place in range(len(word) + 1)]
    letters = sorted({*LETTERS, *word})
    return {
        *(before + after[1:] for before, after in cuts if after),
        *(before + after[1] + after[0] + after[2:] for before, after in cuts if len(after) > 1),
        *(before + letter + after[1:] for before, after in cuts if after for letter in letters),
        *(before + letter + after for before, after in cuts for letter in letters),
    } - {word, ""}


def in_two(word: str) -> Iterator[tuple[str, str]]:
    """The word as two words between which the space was left out."""
    for place in range(2, len(word) - 1):
        yield word[:place], word[place:]


def mistakes(typed: str, word: str) -> int:
    """How many letters were put in, left out, replaced, or changed places with their neighbour."""
    return int(OSA.distance(typed, word, score_cutoff=3))


def cost(typed: str, word: str, findings: int, in_names: int) -> float:
    """What speaks against `word`: mistakes first, then a wrong beginning, then how few findings hold it.

    Names come before other words: they are what people look for and cannot spell.
    """
    price = float(mistakes(typed, word))
    price += 0.3 * (typed[:1] != word[:1])
    price -= 0.5 * bool(in_names)
    return price - 0.08 * math.log10(max(findings, 1))
