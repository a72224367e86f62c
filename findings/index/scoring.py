"""How well documents match, in a way that can be told to a reader.

Each word or phrase adds its rarity, times the weights of the places where it stands. The rarity is that of BM25
(Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009): ln(1 + (N - n + 0.5) / (n + 0.5)), where n of N
documents hold it. How often it stands there is not counted: quotations are short.
"""

from collections.abc import Iterator
from math import log

import numpy as np
from numpy.typing import NDArray
from pyroaring import BitMap

from .archive import Archive
from .matching import Match
from .places import Places
from .postings import numbers_in

QUOTATION, SUMMARY, NAMES = 1.0, 0.4, 0.2
MOST_LEVELS = 200  # scores that are told apart by sets; where there are more, each document is scored by itself


def levels(archive: Archive, match: Match) -> list[BitMap] | None:
    """The documents found by their scores, the best first; None where there are more scores than that pays for.

    Words give few different scores, since only their places count.
    """
    found = {0.0: match.documents}
    for places in match.places:
        rare, finer = rarity(archive, places.anywhere), dict[float, BitMap]()
        for score, documents in found.items():
            for weight, part in _by_place(documents, places):
                total = score + rare * weight
                finer[total] = finer[total] | part if total in finer else part
        if len(finer) > MOST_LEVELS:
            return None
        found = finer
    return [found[score] for score in sorted(found, reverse=True)]


def scores(archive: Archive, match: Match, numbers: NDArray[np.uint32]) -> NDArray[np.float64]:
    """The score of each of these numbers, which are in their order."""
    total = np.zeros(len(numbers))
    for places in match.places:
        rare, where = rarity(archive, places.anywhere), np.zeros(archive.end)
        for weight, part in _by_place(match.documents, places):
            where[numbers_in(part)] = weight
        total += rare * where[numbers]
    return total


def rarity(archive: Archive, documents: BitMap) -> float:
    """How rare words are that stand in these documents."""
    holding = documents.intersection_cardinality(archive.alive)
    return log(1 + (len(archive) - holding + 0.5) / (holding + 0.5))


def _by_place(documents: BitMap, places: Places) -> Iterator[tuple[float, BitMap]]:
    """The documents by where the words stand in them, each with what these places weigh."""
    holding = documents & places.anywhere
    parts = [(QUOTATION, holding - places.not_quoted), (0.0, holding & places.not_quoted)]
    for place, weighs in ((places.summary, SUMMARY), (places.names, NAMES)):
        parts = [
            part
            for weight, there in parts
            if there
            for part in ((weight + weighs, there & place), (weight, there - place))
        ]
    for weight, part in [(0.0, documents - places.anywhere), *parts]:
        if part:
            yield weight, part
