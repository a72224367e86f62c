"""Long lists of whole numbers as one line: those that follow one another are written as a run, “1-12 14”."""

import re
from collections.abc import Iterable
from typing import Any

from .fields import Lookup, Whole, Words, Wrong

RUN = re.compile(r"([0-9]{1,9})(?:-([0-9]{1,9}))?")


class Count(Whole):
    """A whole number, 0 where the file says nothing."""

    empty = 0  # type: ignore[assignment]


class Series(Words):
    """A list of whole numbers, in order: `0 0 1204`."""

    @property
    def empty(self) -> list[int]:  # type: ignore[override]
        return []

    def read(self, value: Any, find: Lookup) -> Any:
        words = super().read(value, find).split()
        if not all(word.isdecimal() and word.isascii() and len(word) < 10 for word in words):
            raise Wrong(f"“{self.key}” is whole numbers with spaces between them, such as 0 0 1204.")
        return [int(word) for word in words]

    def write(self, value: Any) -> Any:
        return " ".join(map(str, value)) or None


class Runs(Series):
    """The same, where most numbers are one more than the one before: `1-12 14`."""

    def read(self, value: Any, find: Lookup) -> Any:
        found: list[int] = []
        for word in Words.read(self, value, find).split():
            match = RUN.fullmatch(word)
            first, last = (int(match[1]), int(match[2] or match[1])) if match else (1, 0)
            if not first <= last < first + 100_000:
                raise Wrong(f"“{self.key}” is numbers and runs of numbers, such as 1-12 14.")
            found.extend(range(first, last + 1))
        return found

    def write(self, value: Any) -> Any:
        return " ".join(str(first) if first == last else f"{first}-{last}" for first, last in _runs(value)) or None


def _runs(numbers: Iterable[int]) -> Iterable[list[int]]:
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return runs
