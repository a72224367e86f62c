"""Each field of all documents as one long line of words: document behind document, with an empty place between two.

So where a word stands is a set of numbers, and a phrase is found by comparing sets. None reaches over what is empty.
"""

import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from pyroaring import BitMap

from .columns import Integers
from .postings import numbers_in

Numbers = NDArray[np.uint16]


@dataclass(frozen=True)
class Lines:
    """What a process knows of the lines that are stored with its base: they are read where a phrase is asked for."""

    token: str = ""  # of the base that they belong to, and of no other
    sizes: Mapping[str, int] = field(default_factory=dict)  # by word that stands in them, that of its part in bytes


def length_of(line: int) -> str:
    """The name of the part that has how many places each document takes in that line."""
    return f"line {line}"


def places_of(word: str) -> str:
    """The name of the part that has where this word stands in each line."""
    return f"word {word}"


def sizes_of(parts: Mapping[str, bytes]) -> dict[str, int]:
    """How large the parts of words are."""
    first = len(places_of(""))
    return {name[first:]: len(part) for name, part in parts.items() if name.startswith(places_of(""))}


def documents(lengths: bytes, places: BitMap) -> Integers:
    """The documents that have any of these places in a line, in the order of the line, each at least once."""
    ends, there = np.cumsum(unpacked(lengths), dtype=np.uint32), numbers_in(places)
    if len(there) < len(ends):
        return np.searchsorted(ends, there, side="right")
    before = np.searchsorted(there, ends)  # how many places each document and those before it have
    return np.flatnonzero(np.diff(before, prepend=0))


def packed(numbers: Numbers) -> bytes:
    """Numbers of two bytes. The higher bytes of those that are small, or in their order, are compressed, which takes a
    quarter off places; the lower ones are left, for there is no pattern in them.
    """
    lower, higher = ((numbers >> shift).astype("u1").tobytes() for shift in (0, 8))
    return len(lower).to_bytes(4, "little") + lower + zlib.compress(higher, 1)


def unpacked(part: bytes) -> Numbers:
    """The numbers that were packed."""
    past = 4 + int.from_bytes(part[:4], "little")
    halves = np.empty((past - 4, 2), dtype="u1")
    halves[:, 0] = np.frombuffer(part[4:past], dtype="u1")
    halves[:, 1] = np.frombuffer(zlib.decompress(part[past:]), dtype="u1")
    return halves.reshape(-1).view("<u2")


def packed_places(lines: Sequence[BitMap]) -> bytes:
    """The places of a word, line by line, as bytes."""
    serialized = [each + bytes(len(each) % 2) for each in (line.serialize() for line in lines)]
    lengths = np.array([len(each) for each in serialized], dtype="<u4")
    return lengths.tobytes() + packed(np.frombuffer(b"".join(serialized), dtype="<u2"))


def unpacked_places(part: bytes, lines: int) -> list[BitMap]:
    """The places of a word, line by line."""
    bounds = np.cumsum(np.frombuffer(part, dtype="<u4", count=lines), dtype=np.int64)
    whole = unpacked(part[4 * lines :]).tobytes()
    return [BitMap.deserialize(whole[start:end]) for start, end in pairwise([0, *bounds.tolist()])]
