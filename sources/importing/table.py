"""What a spreadsheet holds, whatever sort of file it came in."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

LARGEST = 10 * 1024 * 1024  # bytes of a file
MOST_ROWS = 20_000
MOST_COLUMNS = 200

Cell = str | datetime.date | None


@dataclass
class Row:
    """The cells of one row, with the line at which it starts in the file: the first line is 1."""

    line: int
    cells: list[Cell]
    remarks: list[str] = field(default_factory=list)
    problem: str = ""

    @property
    def is_empty(self) -> bool:
        return not any(cell not in (None, "") for cell in self.cells)


@dataclass
class Table:
    """A spreadsheet as read: its headings, its rows, and how the file was understood."""

    headings: list[str]
    rows: list[Row]
    reading: str


def words_of(value: Any) -> str:
    """A heading or cell as words on one line."""
    return " ".join(str(value if value is not None else "").split())


def tidy(rows: Iterator[Row] | list[Row]) -> list[Row]:
    """Without the rows that hold nothing."""
    return [row for row in rows if not row.is_empty]
