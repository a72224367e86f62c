"""How well documents match, in a way that can be told to a reader.

Each word or phrase adds its rarity, times the weights of the places where it stands. The rarity is that of BM25
(Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009): ln(1 + (N - n + 0.5) / (n + 0.5)), where n of N
documents hold it. How often it stands there is not counted: quotations are short.
"""

from math import log

import numpy as np
from numpy.typing import NDArray
from pyroaring import BitMap

from .archive import Archive
from .matching import Match

QUOTATION, SUMMARY, NAMES = 1.0, 0.4, 0.2


def scores(archive: Archive, match: Match, numbers: NDArray[np.uint32]) -> NDArray[np.float64]:
    """The score of each of these numbers, which are in their order."""
    total = np.zeros(len(numbers))
    for places in match.places:
        where = np.zeros(archive.end, dtype=np.uint8)
        for bit, documents in ((1, places.quotation), (2, places.summary), (4, places.names)):
            where[np.frombuffer((documents & match.documents).to_array(), dtype=np.uint32)] |= bit
        total += rarity(archive, places.anywhere) * _WEIGHTS[where[numbers]]
    return total


def rarity(archive: Archive, documents: BitMap) -> float:
    """How rare words are that stand in these documents."""
    holding = documents.intersection_cardinality(archive.alive)
    return log(1 + (len(archive) - holding + 0.5) / (holding + 0.5))


_WEIGHTS = np.array([QUOTATION * (n & 1) + SUMMARY * (n >> 1 & 1) + NAMES * (n >> 2 & 1) for n in range(8)])
