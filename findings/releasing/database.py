"""The database of a release: a file of SQLite with every table, read from the archive as it is at one moment."""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from itertools import islice
from pathlib import Path
from typing import Any
from urllib.parse import quote

from django.db import connection

from findings.models import Finding, Institution, Person
from sources.models import Source

from .column import Column, Table
from .tables import KEYS, TABLES

_BATCH = 1_000  # rows that are written together
_SEARCH = """
    CREATE VIRTUAL TABLE findings_search USING fts5(
        summary, quotation, content=findings, content_rowid=number, tokenize="unicode61 remove_diacritics 2"
    )
"""
_REBUILD = "INSERT INTO findings_search (findings_search) VALUES ('rebuild')"


class Damaged(Exception):
    """A database of a release is not whole."""


def read_archive(path: Path, home: str) -> Iterator[tuple[str, int]]:
    """Write what readers may see to a new file; tells each table with its number of rows. Within one transaction."""
    known = _known(home)
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        database.execute("PRAGMA journal_mode = OFF")  # a file that is half written is thrown away
        database.execute("PRAGMA synchronous = OFF")
        database.execute("BEGIN")
        for table in TABLES:
            database.execute(_made(table))
            names = ", ".join(f'"{column.name}"' for column in table.columns)
            marks = ", ".join("?" * len(table.columns))
            number = 0
            for batch in _batches(_rows(table, known)):
                database.executemany(f'INSERT INTO "{table.name}" ({names}) VALUES ({marks})', batch)
                number += len(batch)
            yield table.name, number
        for table in TABLES:
            for column in table.references:
                if column.name != table.key[0]:
                    database.execute(f'CREATE INDEX "{table.name}_{column.name}" ON "{table.name}" ("{column.name}")')
        database.execute(_SEARCH)
        database.execute(_REBUILD)
        database.execute("COMMIT")
        examine(database)


@contextmanager
def opened(path: Path) -> Iterator[sqlite3.Connection]:
    """The file, to be read only. Raises FileNotFoundError."""
    address = f"file:{quote(str(path))}?mode=ro&immutable=1"
    if not path.exists():
        raise FileNotFoundError(path)
    with closing(sqlite3.connect(address, uri=True)) as database:
        yield database


@contextmanager
def altered(path: Path) -> Iterator[sqlite3.Connection]:
    """The file, to have rows taken out, of which nothing is left in it afterwards, in words or as an index."""
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        database.execute("PRAGMA journal_mode = OFF")
        database.execute("PRAGMA foreign_keys = ON")
        database.execute("BEGIN")
        yield database
        database.execute(_REBUILD)
        database.execute("COMMIT")
        database.execute("VACUUM")
        examine(database)


def examine(database: sqlite3.Connection) -> None:
    """Raises Damaged where SQLite finds it damaged, or a row names another that is not there."""
    found = [row for (row,) in database.execute("PRAGMA integrity_check") if row != "ok"]
    found += [
        f"{row[0]} names a row of {row[2]} that is not there" for row in database.execute("PRAGMA foreign_key_check")
    ]
    if found:
        raise Damaged("; ".join(found[:5]))


def counts(database: sqlite3.Connection) -> dict[str, int]:
    """How many rows each table has."""
    return {table.name: database.execute(f'SELECT count(*) FROM "{table.name}"').fetchone()[0] for table in TABLES}


def among(column: str, values: Iterable[str]) -> tuple[str, list[str]]:
    """A condition that the column is one of these, however many, and what it is asked with."""
    return f'"{column}" IN (SELECT value FROM json_each(?))', [json.dumps(list(values))]


def _made(table: Table) -> str:
    lines = ["number INTEGER PRIMARY KEY"] if table.name == "findings" else []  # for the search, which needs it to last
    lines += [_column(column) for column in table.columns]
    key = ", ".join(f'"{name}"' for name in table.key)
    lines.append(f"UNIQUE ({key})" if table.name == "findings" else f"PRIMARY KEY ({key})")
    lines += [_reference(column) for column in table.references]
    return f'CREATE TABLE "{table.name}" ({", ".join(lines)})'


def _column(column: Column) -> str:
    return f'"{column.name}" {column.kept}{" NOT NULL" if column.required else ""}'


def _reference(column: Column) -> str:
    """What names a row that is taken out goes with it where it must name one, and else names none."""
    gone = "CASCADE" if column.required else "SET NULL"
    return f'FOREIGN KEY ("{column.name}") REFERENCES "{column.of}" ("{KEYS[column.of]}") ON DELETE {gone}'


def _rows(table: Table, known: dict[str, str]) -> Iterator[tuple[str | None, ...]]:
    """By COPY, which holds nothing in memory and needs no cursor that outlives a question."""
    sql = f"SELECT {', '.join(column.sql for column in table.columns)} {table.rows}"
    for name, meant in known.items():
        sql = sql.replace(f"{{{name}}}", meant)
    with connection.cursor() as cursor:
        cursor.execute("SELECT")  # so that it is connected
        raw: Any = cursor.cursor
        with connection.wrap_database_errors, raw.copy(f"COPY ({sql}) TO STDOUT") as lines:
            yield from lines.rows()


def _batches(rows: Iterator[Any]) -> Iterator[list[Any]]:
    while batch := list(islice(rows, _BATCH)):
        yield batch


def _known(home: str) -> dict[str, str]:
    """What the questions leave open: the beginning of addresses, and the numbers of what readers may see."""
    seen = {
        "findings": Finding.objects.published(),
        "sources": Source.objects.published(),
        "people": Person.objects.published(),
        "institutions": Institution.objects.published(),
    }
    told = {name: _composed(*each.order_by().values("pk").query.sql_with_params()) for name, each in seen.items()}
    return {"home": _composed("%s", (home,)), **told}


def _composed(sql: str, params: tuple[Any, ...]) -> str:
    return connection.ops.compose_sql(sql, params)  # type: ignore[no-any-return,attr-defined]
