"""Columns of search documents, each asked for as one value: row after row costs ten times as much for a million."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Value = int | str
Integers = NDArray[np.int64]

NONE = ""  # the value of what has none in a facet

_UNIT, _RECORD = "\x1f", "\x1e"  # between the words of a document, and between documents: they stand in no word
_MISSING = -1  # stands for NONE among numbers
_HEADER = 5  # words of four bytes before the members of an array, as PostgreSQL sends it; 3 where it has none
_MEMBER = 3  # for each: its length and its two halves


@dataclass(frozen=True)
class Held:
    """What documents have in one facet."""

    values: tuple[Value, ...]  # that occur, in their order; NONE is the first
    codes: Integers  # document after document, where in `values` theirs stand
    lengths: Integers  # how many each document has, at least one


def joined(expression: str, separator: str = "''::bytea") -> str:
    """The values of an expression in all documents as one, in the order of time."""
    nothing = "''::bytea" if separator == "''::bytea" else "''"
    return f"coalesce(string_agg({expression}, {separator} ORDER BY dated_on NULLS FIRST, finding_id), {nothing})"


def integers(given: bytes) -> Integers:
    """What `joined('int8send(…)')` gave."""
    return np.frombuffer(given, dtype=">i8").astype(np.int64)


def within(lengths: Integers) -> Integers:
    """Of what stands in runs of these lengths, one behind the other, the place of each in its own run."""
    return np.arange(lengths.sum()) - np.repeat(np.cumsum(lengths) - lengths, lengths)


class Number:
    """A column with one number, or none."""

    several = False

    def __init__(self, column: str) -> None:
        self.column = column
        self.asked = [joined(f"int8send(coalesce({column}, {_MISSING}))")]

    def held(self, given: list[Any]) -> Held:
        """The values, from what was asked for."""
        numbers = integers(given[0])
        return _numbered(numbers, np.ones_like(numbers))


class Text:
    """A column with one word, empty where there is none."""

    several = False

    def __init__(self, column: str) -> None:
        self.column = column
        self.asked = [joined(f"coalesce({column}, '')::text", f"E'{_RECORD}'"), "count(*)"]

    def held(self, given: list[Any]) -> Held:
        """The values, from what was asked for."""
        words = given[0].split(_RECORD) if given[1] else []
        return _worded(words, np.ones(len(words), dtype=np.int64))


class Numbers:
    """A column with an array of numbers."""

    several = True

    def __init__(self, column: str) -> None:
        self.column = column
        self.asked = [joined(f"int8send(cardinality({column}))"), joined(f"array_send({column})")]

    def held(self, given: list[Any]) -> Held:
        """The values, from what was asked for."""
        lengths, sent = integers(given[0]), np.frombuffer(given[1], dtype=">u4")
        width = np.where(lengths > 0, _HEADER + _MEMBER * lengths, _MEMBER)
        starts = np.cumsum(width) - width
        at = np.repeat(starts, lengths) + _HEADER + _MEMBER * within(lengths)
        numbers = (sent[at + 1].astype(np.int64) << 32) + sent[at + 2]
        empty = np.flatnonzero(lengths == 0)
        numbers = np.insert(numbers, (np.cumsum(lengths) - lengths)[empty], _MISSING)
        return _numbered(numbers, np.maximum(lengths, 1))


class Texts:
    """A column with an array of words."""

    several = True

    def __init__(self, column: str) -> None:
        self.column = column
        self.asked = [joined(f"array_to_string({column}, E'{_UNIT}')", f"E'{_RECORD}'"), "count(*)"]

    def held(self, given: list[Any]) -> Held:
        """The values, from what was asked for."""
        documents = given[0].split(_RECORD) if given[1] else []
        words = [each.split(_UNIT) for each in documents]
        return _worded(
            [word for each in words for word in each], np.array([len(each) for each in words], dtype=np.int64)
        )


Column = Number | Text | Numbers | Texts


def _numbered(numbers: Integers, lengths: Integers) -> Held:
    values, codes = np.unique(numbers, return_inverse=True)
    return Held(tuple(NONE if value == _MISSING else int(value) for value in values), codes, lengths)


def _worded(words: list[str], lengths: Integers) -> Held:
    values = tuple(sorted(set(words)))
    code = {value: n for n, value in enumerate(values)}
    return Held(values, np.fromiter((code[word] for word in words), dtype=np.int64, count=len(words)), lengths)
