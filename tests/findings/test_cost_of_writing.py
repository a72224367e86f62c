"""What the database reads to keep its promises grows with what was written, not with its square. Rows, not seconds."""

import pytest
from django.db import connection

from findings.publishing import settle
from tests.crowd import crowd

NUMBER = 400
MOST_ROWS = 150  # read for one finding, over all tables; reading a whole table for each would take thousands


def rows_read() -> int:
    """Rows that this transaction has read so far, by whatever way."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT sum(seq_tup_read + coalesce(idx_tup_fetch, 0))::bigint FROM pg_stat_xact_user_tables"
            " WHERE relname LIKE 'findings\\_%' OR relname LIKE 'sources\\_%'"
        )
        return int(cursor.fetchone()[0])


@pytest.mark.django_db
def test_asking_whether_findings_are_publishable_reads_each_ones_own_rows():
    crowd(NUMBER)
    before = rows_read()

    settle()

    assert NUMBER < rows_read() - before < NUMBER * MOST_ROWS


@pytest.mark.django_db
def test_refreshing_the_search_documents_reads_each_ones_own_rows():
    findings = crowd(NUMBER)
    before = rows_read()

    with connection.cursor() as cursor:
        cursor.execute("SELECT search_documents_refresh(%s)", [[finding.pk for finding in findings]])

    assert NUMBER < rows_read() - before < NUMBER * MOST_ROWS
