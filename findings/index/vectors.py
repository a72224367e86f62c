"""Where words stand in many documents, from their vectors as PostgreSQL sends them.

To have it take vectors apart, with `unnest`, is two to three times as slow. It sends how many words there are, in four
bytes, and for each its text, a zero, in two bytes how many places it has, and these, in two bytes each: the two highest
bits are the weight, the others the position.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .columns import Integers, integers, within
from .lexicon import OTHER, Lexicon, padded, read_at

FIELDS = 3  # quotation, summary, names: weights A, B and C, which are 3, 2 and 1
UNKNOWN = -1  # the number of a document that is not looked at

_POSITION_BITS = 14


class Vectors:
    """The vectors of some documents, one behind the other."""

    def __init__(self, lengths: bytes, sent: bytes) -> None:
        """From what `int8send(octet_length(…))` gives of all, and from `tsvectorsend(…)`."""
        sizes = integers(lengths)
        self.text, self.starts = padded(sent), np.cumsum(sizes) - sizes


@dataclass(frozen=True)
class Standing:
    """Places of words in documents, in the order of words and fields: one entry for each place."""

    words: Integers  # by their numbers in a lexicon
    fields: Integers
    documents: Integers
    positions: Integers

    def parts(self) -> Iterator[tuple[int, int, slice]]:
        """Each word and field that occurs, and which entries are theirs."""
        if not len(self.words):
            return
        changes = np.flatnonzero(np.diff(self.words * FIELDS + self.fields)) + 1
        starts = [0, *changes.tolist()]
        for start, end in zip(starts, [*starts[1:], len(self.words)], strict=True):
            yield int(self.words[start]), int(self.fields[start]), slice(start, end)


def standing(vectors: Vectors, numbers: Integers, lexicon: Lexicon) -> Standing:
    """Where words of the lexicon stand in the documents, which have these numbers, or are UNKNOWN."""
    known, text = numbers != UNKNOWN, vectors.text
    owners, firsts, ends = _words(text, vectors.starts[known])
    words = lexicon.numbers(text, firsts, ends - firsts)
    told = np.flatnonzero(words != OTHER)
    ends, counts = ends[told], _counts(text, ends[told])
    read = read_at(text, ">u2", np.repeat(ends + 3, counts) + 2 * within(counts)).astype(np.int64)
    words, documents = np.repeat(words[told], counts), np.repeat(numbers[known][owners[told]], counts)
    fields = FIELDS - (read >> _POSITION_BITS)
    kinds = (words * (FIELDS + 1) + fields).astype(np.min_scalar_type((FIELDS + 1) * len(lexicon)))
    kept = np.argsort(kinds, kind="stable")  # which is quick for small numbers
    kept = kept[fields[kept] < FIELDS]
    return Standing(words[kept], fields[kept], documents[kept], read[kept] & ((1 << _POSITION_BITS) - 1))


def _words(text: NDArray[np.uint8], starts: Integers) -> tuple[Integers, Integers, Integers]:
    """To which vector each word belongs, where it starts and where it ends: the n-th words of all vectors at once."""
    left = read_at(text, ">u4", starts).astype(np.int64)
    owners = np.argsort(-left, kind="stable")  # so that vectors with an n-th word stand before those without
    having = np.searchsorted(-left[owners], -np.arange(left.max(initial=0)))
    at, zeros = starts[owners] + 4, _zeros(text)
    found: list[tuple[Integers, Integers, Integers]] = [(owners[:0], at[:0], at[:0])]
    for number in having.tolist():
        at = at[:number]
        ends = zeros[at].astype(np.int64)
        found.append((owners[:number], at, ends))
        at = ends + 3 + 2 * _counts(text, ends)
    owners, firsts, ends = (np.concatenate(each) for each in zip(*found, strict=True))
    return owners, firsts, ends


def _counts(text: NDArray[np.uint8], ends: Integers) -> Integers:
    """How many places the words have that end so."""
    return read_at(text, ">u2", ends + 1).astype(np.int64)


def _zeros(text: NDArray[np.uint8]) -> NDArray[np.int32]:
    """By place of the text, where from there on the first zero stands."""
    places = np.full(len(text), len(text), dtype=np.int32)  # PostgreSQL sends no more than fits
    there = np.flatnonzero(text == 0)
    places[there] = there
    return np.minimum.accumulate(places[::-1])[::-1]
