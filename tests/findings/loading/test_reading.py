"""What the database reads while findings come in grows with what is written, whatever the planner believes."""

import pytest
from django.db import connection, transaction

from findings.loading import loading
from findings.loading.loading import load
from findings.publishing import settle
from tests.findings.loading.newcomers import Toytown, save_one_by_one
from tests.refusing import sql

pytestmark = pytest.mark.django_db

MOST_ROWS = 100  # read for one finding, over all tables and indexes
# Pages and rows of every table and index, as the planner remembers them. Below nought rows: never looked at.
BELIEFS = {"never looked at": (0, -1), "nothing there": (0, 0), "millions there": (200_000, 10_000_000)}
OURS = "oid IN (SELECT relid FROM pg_stat_user_tables WHERE relname ~ '^(findings|sources)_')"


def believing(pages, rows):
    """What the planner knows from here on; it goes with the transaction."""
    sql(
        f"""
        SELECT pg_clear_attribute_stats('public', relname::text, attname::text, false)
        FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid WHERE attnum > 0 AND NOT attisdropped AND c.{OURS}
        """  # noqa: S608
    )
    sql(
        f"""
        SELECT pg_restore_relation_stats(
            'schemaname', 'public', 'relname', relname::text, 'relpages', %s, 'reltuples', %s::real, 'relallvisible', 0
        )
        FROM pg_class WHERE {OURS} OR oid IN (SELECT indexrelid FROM pg_index WHERE indrelid IN (
            SELECT oid FROM pg_class WHERE {OURS}
        ))
        """,  # noqa: S608
        pages,
        rows,
    )


def rows_read():
    """Rows of tables and entries of indexes that this transaction has read so far."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"""
            SELECT sum(pg_stat_get_xact_tuples_returned(oid))::bigint FROM pg_class
            WHERE {OURS} OR oid IN (SELECT indexrelid FROM pg_index WHERE indrelid IN (
                SELECT oid FROM pg_class WHERE {OURS}
            ))
            """  # noqa: S608
        )
        return int(cursor.fetchone()[0])


def read_while(write, number):
    """What is read while so many new findings are written; afterwards they are gone again."""
    newcomers = Toytown(number).newcomers()
    with transaction.atomic():
        before = rows_read()
        write(newcomers)
        read = rows_read() - before
        transaction.set_rollback(True)
    return read


def saved(newcomers):
    save_one_by_one(newcomers)
    settle()


@pytest.fixture(params=BELIEFS)
def archive(request):
    """An archive in which the planner believes one thing and another is so."""
    believing(*BELIEFS[request.param])


@pytest.mark.usefixtures("archive")
@pytest.mark.parametrize("at_once", [100, 1000])
def test_twice_as_many_findings_read_twice_as_many_rows(monkeypatch, at_once):
    save_one_by_one(Toytown(8).newcomers())
    connection.check_constraints()  # plans made while there is next to nothing, which the session keeps
    monkeypatch.setattr(loading, "AT_ONCE", at_once)

    few, many = (read_while(load, number) for number in (300, 600))

    assert 300 < few < 300 * MOST_ROWS
    assert many < 2.2 * few


@pytest.mark.usefixtures("archive")
def test_what_stands_already_is_not_read_again_for_what_is_saved():
    few = read_while(saved, 10)
    load(Toytown(400).newcomers())

    many = read_while(saved, 10)

    assert many < 2 * few
