"""The questions: by how many findings hold their words, which follows from how the corpus draws them."""

import math
from collections.abc import Iterator

from tests.benchmarks.corpus.words import FIGURES_SHARE, NUMBER, SMALL_SHARE, word

from .question import Question

DRAWN = 90 * (1 - SMALL_SHARE - FIGURES_SHARE)  # invented words in a finding, on average


def held_by(rank: int) -> float:
    """The share of findings that hold the word of that rank."""
    chance = math.log((rank + 2) / (rank + 1)) / math.log(NUMBER)
    return 1 - (1 - chance) ** DRAWN


def rank_of(share: float) -> int:
    """The rank of the most frequent word that at most this share of findings holds."""
    low, high = 0, NUMBER
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if held_by(middle) <= share else (middle + 1, high)
    return low


def questions(size: int) -> Iterator[Question]:
    """Those asked of a corpus of that size, by class."""
    selective, medium = rank_of(100 / size), rank_of((1_000 if size < 100_000 else 10_000) / size)
    wide, broad = rank_of(0.1), rank_of(0.45)
    for step in range(4):
        yield Question("selective", (word(selective + step),))
        yield Question("medium", (word(medium + step),))
    for step in range(2):
        yield Question("wide", (word(wide + step),))
        yield Question("broad", (word(broad + step),))
        yield Question("two words", (word(broad + step), word(wide + step)))
        yield Question("two words", (word(medium + step), word(broad + step)))
        yield Question("phrase", phrase=(word(step), word(broad + step)))
        yield Question("phrase", phrase=(word(broad + step), word(wide + step)))
        yield Question("or/not", either=(word(wide + step), word(medium + step)))
        yield Question("or/not", (word(broad + step),), without=(word(wide + step),))
    yield Question("browse")
    filters: list[dict[str, int | str]] = [{"theme": 0}, {"theme": 20}, {"kind": "conclusion"}, {"institution": 0}]
    filters += [{"person": 100}, {"year": 2019}, {"theme": 3, "kind": "testimony"}]
    for step, chosen in enumerate(filters):
        yield Question("filters only", filters=chosen)
        yield Question("words + filter", (word((broad, wide, medium)[step % 3]),), filters=chosen)
