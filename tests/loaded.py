"""The first records of the archive, imported once by each process and then put back as they stood."""

from collections.abc import Callable

from django.db import connection, transaction

from findings.exchange.importing import Importer
from tests.emptying import UNHEARD, filled, tables
from tests.house.files import ROOT

SEEDS = ROOT / "seeds"
RECORDS = ("findings_", "sources_", "pghistory_")  # what an import writes
STOOD: dict[str, dict[str, bytes]] = {}  # the rows of each table, as PostgreSQL copies them


def first_records() -> None:
    """An archive that holds the first records."""
    once("first records", lambda: load(SEEDS))


def load(directory) -> None:
    Importer(directory, lambda line: None).run()


def once(name: str, loading: Callable[[], None]) -> None:
    """What `loading` writes into an archive without records: the first time by doing it, then by copying its rows.

    Where records stand already it is always done.
    """
    ours = [table for table in tables() if table.startswith(RECORDS)]
    with transaction.atomic(), connection.cursor() as cursor:
        if filled(cursor, ours):
            loading()
        elif name in STOOD:
            _put_back(cursor, STOOD[name])
        else:
            loading()
            connection.check_constraints()  # what waits for the end of the transaction may write too
            STOOD[name] = {table: _rows_of(cursor, table) for table in filled(cursor, ours)}


def _rows_of(cursor, table: str) -> bytes:
    with cursor.copy(f"COPY {table} TO STDOUT (FORMAT binary)") as rows:
        return b"".join(rows)


def _put_back(cursor, stood: dict[str, bytes]) -> None:
    cursor.execute(UNHEARD)
    for table, rows in stood.items():
        with cursor.copy(f"COPY {table} FROM STDIN (FORMAT binary)") as copy:
            copy.write(rows)
    connection.check_constraints()  # with what waits for the end of the transaction, while it is not heard
    cursor.execute("SELECT set_config('pgtrigger.ignore', '{}', true)")
