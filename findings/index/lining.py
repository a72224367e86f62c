"""The lines of words written, some documents after others."""

import numpy as np
from pyroaring import BitMap

from .columns import Integers
from .lines import length_of, packed, packed_places, places_of
from .postings import bitmap_of
from .vectors import FIELDS, Standing

LONGEST = 2**32 - 1  # places in a line: sets hold no larger numbers

_BEYOND = 1 << 14  # no position is as high, and so no document takes more places
_NONE = np.empty(0, dtype=np.int64)


class Lining:
    """Where the words of a lexicon stand in the lines, as far as these are written."""

    def __init__(self, words: list[str]) -> None:
        self.words = list(words)
        self.places = [[BitMap() for _ in range(FIELDS)] for _ in words]
        self.lengths: list[list[Integers]] = [[] for _ in range(FIELDS)]
        self.ends = np.zeros(FIELDS, dtype=np.int64)

    def add(self, standing: Standing, documents: int) -> None:
        """Write so many documents behind those that are written.

        A document takes the places from its first frequent word in a field to its last, and an empty one.
        """
        kept = standing.fields * documents + standing.documents
        low, high = np.full(FIELDS * documents, _BEYOND), np.zeros(FIELDS * documents, dtype=np.int64)
        np.minimum.at(low, kept, standing.positions)
        np.maximum.at(high, kept, standing.positions)
        lengths = np.where(high > 0, high - low + 2, 0).reshape(FIELDS, documents)
        starts = np.cumsum(lengths, axis=1) - lengths + self.ends[:, None]
        self.ends += lengths.sum(axis=1)
        for line, each in zip(self.lengths, lengths, strict=True):
            line.append(each)
        if self.ends.max() <= LONGEST:
            places = (starts.ravel()[kept] + standing.positions - low[kept]).astype(np.uint32)
            for word, field, entries in standing.parts():
                self.places[word][field] |= bitmap_of(places[entries])

    def packed(self) -> dict[str, bytes]:
        """The parts by their names, while what they are made of is given up; none where a line is too long."""
        if self.ends.max() > LONGEST:
            return {}
        parts = {}
        for line, lengths in enumerate(self.lengths):
            parts[length_of(line)] = packed(np.concatenate([_NONE, *lengths]).astype("<u2"))
        while self.words:
            word, places = self.words.pop(), self.places.pop()
            parts[places_of(word)] = packed_places(places)
        return parts
