"""Words told by numbers, a million at once: each is looked at as three numbers of eight bytes, and not as text."""

from collections.abc import Iterable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .columns import Integers

LONGEST = 24  # bytes of a word that can be told: hardly a frequent one has more
OTHER = -1  # the number of all words that are not in the lexicon

_AT_ONCE = 8  # bytes
_BITS = [(1 << 8 * count) - 1 for count in range(_AT_ONCE + 1)]  # that count, by how many of the bytes are of the word


class Lexicon:
    """Some words, numbered; those that are too long are left out."""

    def __init__(self, words: Iterable[str]) -> None:
        short = [word for word in words if len(word.encode()) <= LONGEST]
        lengths = np.array([len(word.encode()) for word in short], dtype=np.int64)
        text = padded("".join(short).encode())
        pieces = _pieces(text, np.cumsum(lengths) - lengths, lengths)
        # Of two words that are the same when mixed one is left out as well, or it would be missed in every text.
        self._mixed, kept = np.unique(_mixed(pieces), return_index=True)
        self._pieces = pieces[:, kept]
        self.words = [short[n] for n in kept.tolist()]

    def __len__(self) -> int:
        return len(self.words)

    def numbers(self, text: NDArray[np.uint8], starts: Integers, lengths: Integers) -> Integers:
        """The numbers of the words that stand at these places of a text, which is `padded`."""
        if not len(self):
            return np.full(len(starts), OTHER)
        pieces = _pieces(text, starts, lengths)
        found = np.minimum(np.searchsorted(self._mixed, _mixed(pieces)), len(self) - 1)
        return np.where((self._pieces[:, found] == pieces).all(axis=0), found, OTHER)


def padded(text: bytes) -> NDArray[np.uint8]:
    """The text with so much behind it that as many bytes as a word may have can be read from any place."""
    return np.frombuffer(text + bytes(LONGEST + _AT_ONCE), dtype=np.uint8)


def read_at(text: NDArray[np.uint8], kind: str, at: Integers) -> NDArray[Any]:
    """The numbers of that kind that begin with these bytes of the text."""
    every = np.ndarray((len(text) - np.dtype(kind).itemsize + 1,), dtype=kind, buffer=text, strides=(1,))
    return every[at]


def _pieces(text: NDArray[np.uint8], starts: Integers, lengths: Integers) -> NDArray[np.uint64]:
    """What tells words apart: their bytes, as far as they can be told, and how many they are."""
    bits = np.array(_BITS, dtype=np.uint64)
    read = [
        read_at(text, "<u8", starts + past) & bits[np.clip(lengths - past, 0, _AT_ONCE)]
        for past in range(0, LONGEST, _AT_ONCE)
    ]
    return np.array([*read, lengths.astype(np.uint64)])


def _mixed(pieces: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """One number of each word, by which it is found; hardly two words have the same."""
    mixed = np.zeros(pieces.shape[1], dtype=np.uint64)
    for piece in pieces:
        mixed = (mixed ^ piece) * np.uint64(0x9E3779B97F4A7C15)  # 2^64 by the golden ratio: it spreads what is near
        mixed ^= mixed >> np.uint64(29)
    return mixed
