"""The columns that a spreadsheet may have: what they are called, and how their cells are read."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import TextChoices

from .table import Cell, Table
from .unreadable import Unreadable, Wrong

Read = Callable[[Any, Callable[[str], object]], Any]
BETWEEN = re.compile(r"[\n;|]")
TRUE, FALSE = {"true", "yes", "y", "1", "x"}, {"false", "no", "n", "0"}


def plain(heading: str) -> str:
    """A heading without what people write differently: case, spaces, underscores, marks, the plural."""
    words = re.sub(r"[^a-z0-9]+", " ", heading.casefold()).split()
    return "".join(re.sub(r"ies$", "y", word).removesuffix("s") for word in words)


@dataclass(frozen=True)
class Column:
    """One field of a record, as a column. `also` are other headings that mean it."""

    key: str
    about: str
    example: str = ""
    also: tuple[str, ...] = ()
    read: Read = lambda cell, remark: words(cell, remark)
    required: bool = False  # of a new record
    owned: bool = True  # a plain field of the record, set by its name

    @property
    def label(self) -> str:
        return self.key.replace("_", " ").capitalize()


@dataclass
class Matching:
    """Which column of the file is which field, and which are not read; each with its heading as it stands there."""

    columns: list[Column | None]
    headings: list[str]
    ignored: dict[str, str] = field(default_factory=dict)  # heading → why

    @property
    def pairs(self) -> list[tuple[str, Column]]:
        """The headings that were understood."""
        return [(heading, column) for heading, column in zip(self.headings, self.columns, strict=True) if column]


class Columns:
    """All the columns of a noun, and the names by which each is known."""

    def __init__(self, columns: Iterable[Column], never: dict[str, str] | None = None) -> None:
        self.columns = list(columns)
        self.known = {plain(name): column for column in self.columns for name in (column.key, *column.also)}
        self.never = {plain(name): why for name, why in (never or {}).items()}

    def knows(self, heading: str) -> bool:
        """Whether the heading is one of these, so that a file can be recognised by it."""
        return plain(heading) in self.known or plain(heading) in self.never

    def match(self, table: Table) -> Matching:
        """Which column of the table is which of these. Raises Unreadable where two are the same, or none is known."""
        found = [self.known.get(plain(heading)) for heading in table.headings]
        for index, column in enumerate(found):
            if column and column in found[:index]:
                first = table.headings[found.index(column)]
                raise Unreadable(
                    f"“{first}” and “{table.headings[index]}” both mean {column.key}. Take one of the columns out."
                )
        if not any(found):
            raise Unreadable(
                "None of the headings in the first line is known: "
                + ", ".join(f"“{heading}”" for heading in table.headings[:8])
                + ". The template shows those that are."
            )
        ignored = {
            heading or "(without a heading)": self.never.get(plain(heading), "There is no such field.")
            for index, (heading, column) in enumerate(zip(table.headings, found, strict=True))
            if column is None and (heading or any(_has(row.cells, index) for row in table.rows))
        }
        return Matching(found, table.headings, ignored)


def _has(cells: list[Cell], index: int) -> bool:
    return index < len(cells) and cells[index] not in (None, "")


def words(cell: Cell, remark: Callable[[str], object]) -> str:
    """Words as they stand."""
    text = str(cell)
    if "\x00" in text:
        raise Wrong("There is a NUL character in this cell. Take it out.")
    return text


def line(cell: Cell, remark: Callable[[str], object]) -> str:
    """Words on one line: spaces and line breaks between them count as one space."""
    return " ".join(words(cell, remark).split())


def lines(cell: Cell, remark: Callable[[str], object]) -> list[str]:
    """Several in one cell, parted by semicolons, vertical bars or line breaks."""
    members = (" ".join(member.split()) for member in BETWEEN.split(words(cell, remark)))
    return list(dict.fromkeys(member for member in members if member))


def whole(cell: Cell, remark: Callable[[str], object]) -> int:
    """A whole number."""
    text = words(cell, remark).replace(",", "").strip()
    if not re.fullmatch(r"[0-9]{1,9}", text):
        raise Wrong(f"“{cell}” is not a whole number.")
    return int(text)


def truth(cell: Cell, remark: Callable[[str], object]) -> bool:
    """Yes or no."""
    text = words(cell, remark).casefold()
    if text not in TRUE | FALSE:
        raise Wrong(f"“{cell}” is neither yes nor no.")
    return text in TRUE


def one_of(choices: type[TextChoices]) -> Read:
    """A value of a closed list, by itself or by the words people see for it."""
    known = {plain(str(name)): value for value, label in choices.choices for name in (value, label)}

    def read(cell: Cell, remark: Callable[[str], object]) -> str:
        value = known.get(plain(words(cell, remark)))
        if value is None:
            raise Wrong(f"“{cell}” is not one of: {', '.join(choices.values)}.")
        return str(value)

    return read


def several_of(choices: type[TextChoices]) -> Read:
    """Values of a closed list."""
    one = one_of(choices)

    def read(cell: Cell, remark: Callable[[str], object]) -> list[str]:
        return [one(member, remark) for member in lines(cell, remark)]

    return read
