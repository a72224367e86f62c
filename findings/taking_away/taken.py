from collections.abc import Iterator
from dataclasses import dataclass

from findings.index.searching import Answer

FIRST, OTHERS = 100, 6_000  # findings of a batch: the first is small, so that something comes at once


@dataclass(frozen=True)
class Taken:
    """A list that is being taken away. `home`: scheme and host; `address`: of the list, whole; `day`: today."""

    answer: Answer
    home: str
    address: str
    day: str

    @property
    def total(self) -> int:
        return self.answer.total

    def batches(self) -> Iterator[list[int]]:
        """The numbers of the findings in the order of the list, a batch at a time; none where there are none."""
        start, size = 0, FIRST
        while numbers := self.answer.findings(start, size):
            yield numbers
            start, size = start + size, OTHERS
