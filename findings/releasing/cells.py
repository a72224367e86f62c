"""The tables of a release as CSV (RFC 4180, UTF-8), in cells that no spreadsheet takes for a formula."""

import csv
import sqlite3
from pathlib import Path
from typing import Any

from .column import Column, Table

FORMULA = frozenset("=+-@\t\r\n＝＋－＠")
_WORDS = {0: "false", 1: "true", None: None}


def write_table(database: sqlite3.Connection, table: Table, path: Path) -> None:
    """A line of headings, and one for each row, in the order of the database."""
    names = ", ".join(f'"{column.name}"' for column in table.columns)
    free = [at for at, column in enumerate(table.columns) if column.free]
    switches = [at for at, column in enumerate(table.columns) if column.kind == "boolean"]
    with path.open("w", encoding="utf-8", newline="") as file:
        lines = csv.writer(file)
        lines.writerow(column.name for column in table.columns)
        for row in database.execute(f'SELECT {names} FROM "{table.name}" ORDER BY rowid'):
            cells = list(row)
            for at in free:
                cells[at] = guarded(cells[at])
            for at in switches:
                cells[at] = _WORDS[cells[at]]
            lines.writerow(cells)


def guarded(words: str | None) -> str | None:
    """What would begin like a formula begins with an apostrophe, and so does what already looks like that."""
    return f"'{words}" if words and words.lstrip("'")[:1] in FORMULA else words


def as_it_was(column: Column, cell: str) -> Any:
    """What a cell says: a guarded one without its guard."""
    if column.free and cell[:1] == "'" and cell.lstrip("'")[:1] in FORMULA:
        return cell[1:]
    return cell
