from urllib.parse import quote

import pytest
from django.db import connection

from findings.index import following, upkeep
from findings.models import IndexPart
from sources.management.commands import worker

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def begun(monkeypatch):
    """The processes that upkeep began."""
    found: list[object] = []
    monkeypatch.setattr(upkeep, "_begun", found)
    return found


def in_this_database(monkeypatch):
    """Processes that are begun work in the database of the test."""
    there = connection.get_connection_params()
    host, name = quote(str(there["host"]), safe=""), connection.settings_dict["NAME"]
    monkeypatch.setenv("DATABASE_URL", f"postgres://{there['user']}@{host}:{there['port']}/{name}")


def test_the_worker_stores_the_index_where_that_is_due(toytown, begun, monkeypatch):
    monkeypatch.setattr(following, "STORED_FROM", 1)
    in_this_database(monkeypatch)

    worker._sweep()
    worker._sweep()

    assert len(begun) == 1
    assert begun[0].wait(60) == 0


def test_a_small_archive_is_read_and_not_stored(toytown, begun):
    worker._sweep()

    assert begun == []
    assert not IndexPart.objects.exists()
