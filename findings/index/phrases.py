"""Phrases whose words are all frequent: found by where these stand in the lines, without a look at any document.

PostgreSQL finds the documents that have all the words, and reads each to see whether they stand side by side. That is
quick where one of the words is rare.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from pyroaring import BitMap

from findings.asking.expressing import EXACT
from findings.asking.hearing import Words

from .dividing import MOST, of_stored, rest, written
from .lines import Lines, documents, length_of, places_of, unpacked_places
from .memory import give_back
from .numbered import Base
from .patterns import Pattern, pattern_of, starts, words_in
from .places import Places, placed
from .postings import bitmap_of
from .storing import asked_for
from .vectors import FIELDS

MOST_BYTES = 32 * 1024 * 1024  # of parts that are read at once; what needs more is left to PostgreSQL


@dataclass(frozen=True)
class Found:
    """The places of a phrase in a base."""

    places: Places
    rest: Words | None  # spellings of it that these leave out, since not all their words are frequent


def find(base: Base, asked: Iterable[Words]) -> dict[Words, Found]:
    """Those of these words and phrases that can be found so. One query, or none."""
    patterns = _patterns(base.lines, asked)
    if not patterns:
        return {}
    lines = _read(base.lines, {word for pattern, _ in patterns.values() for word in words_in(pattern)})
    found = {}
    for each, (pattern, left) in patterns.items() if lines else ():
        quotation, summary, names = (_documents(base, pattern, *line) for line in lines)
        found[each] = Found(placed(quotation, summary, names, len(base)), left)
    del lines
    give_back()  # some tens of megabytes among a million documents
    return found


def _read(lines: Lines, words: Iterable[str]) -> list[tuple[bytes, dict[str, BitMap]]]:
    """Of each line how many places documents take, and the places of these words; none where the base was replaced."""
    named = {places_of(word): word for word in words}
    sizes = {length_of(line): line for line in range(FIELDS)}
    lengths: dict[int, bytes] = {}
    places: dict[str, list[BitMap]] = {}
    for name, part in asked_for(lines.token, [*sizes, *named]):
        if name in sizes:
            lengths[sizes[name]] = part
        else:
            places[named[name]] = unpacked_places(part, FIELDS)
    if len(lengths) + len(places) < len(sizes) + len(named):
        return []
    return [(lengths[line], {word: each[line] for word, each in places.items()}) for line in range(FIELDS)]


def _patterns(lines: Lines, asked: Iterable[Words]) -> dict[Words, tuple[Pattern, Words | None]]:
    """What can be found by the lines, as far as not too much has to be read for it, and what is left to PostgreSQL."""
    found: dict[Words, tuple[Pattern, Words | None]] = {}
    words: set[str] = set()
    for column, text in asked if lines.sizes else ():
        whole = pattern_of(text) if column == EXACT else None
        pattern = None if whole is None else of_stored(whole, lines.sizes)
        if whole is None or pattern is None:
            continue
        left, more = rest(whole, lines.sizes), words.union(words_in(pattern))
        if len(left) <= MOST and sum(lines.sizes[word] for word in more) <= MOST_BYTES:
            found[column, text] = pattern, (EXACT, " | ".join(map(written, left))) if left else None
            words = more
    return found


def _documents(base: Base, pattern: Pattern, lengths: bytes, line: Mapping[str, BitMap]) -> BitMap:
    """The numbers of the documents in which this stands in a line."""
    found = starts(pattern, line)
    if not found:
        return BitMap()
    having = np.zeros(len(base), dtype=bool)  # in order, and each once: a set of many is made from that in less time
    having[base.by_key[documents(lengths, found)]] = True
    return bitmap_of(np.flatnonzero(having).astype(np.uint32))
