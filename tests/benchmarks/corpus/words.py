"""Words that no language has, as unevenly frequent as those of a language, among the small words of English."""

import math
from functools import cache
from random import Random

NUMBER = 400_000  # different words, by how often they are used
NAMES = NUMBER  # from here on: words that stand in names, and in no text
SMALL = (
    *("the", "of", "and", "to", "in", "that", "was", "a", "for", "it", "on", "were", "by", "with", "not", "had"),
    *("as", "be", "at", "from", "which", "they", "this", "their"),
)
SMALL_SHARE, FIGURES_SHARE = 0.4, 0.015
ONSETS = (
    *("b", "br", "d", "dr", "f", "fl", "g", "gl", "h", "j", "k", "kl", "l"),
    *("m", "n", "p", "pl", "qu", "r", "sk", "st", "t", "tr", "v"),
)
VOWELS = "aeiou"
ENDS = ("b", "k", "m", "p", "lk", "rm", "mp", "lb", "nk", "rk")  # no ending that a stemmer would take away
FIRST, LATER = len(ONSETS) * len(VOWELS), len(VOWELS) * len(ENDS)
TWO = FIRST * LATER * len(ONSETS)  # words of two syllables
STRIDE = 7_919  # prime, so that words of like frequency do not look alike


@cache
def word(rank: int) -> str:
    """The word that is the `rank`-th most frequent, from 0: short for frequent ones, and like no other word."""
    syllables, room = 2, TWO
    while rank >= room:
        rank -= room
        room *= FIRST
        syllables += 1
    code = rank * STRIDE % room
    code, end = divmod(code, len(ENDS))
    letters = []
    for _ in range(syllables):
        code, vowel = divmod(code, len(VOWELS))
        code, onset = divmod(code, len(ONSETS))
        letters.append(ONSETS[onset] + VOWELS[vowel])
    return "".join(letters) + ENDS[end]


def drawn(dice: Random) -> str:
    """A word of a text: small, or a number, or invented, the second half as frequent as the first (Zipf)."""
    chance = dice.random()
    if chance < SMALL_SHARE:
        return SMALL[int(chance / SMALL_SHARE * len(SMALL))]
    if chance > 1 - FIGURES_SHARE:
        return str(dice.randrange(2, 2000))
    return word(int(math.exp(dice.random() * math.log(NUMBER))) - 1)


def named(number: int) -> str:
    """The word of that number that stands in names."""
    return word(NAMES + number).capitalize()
