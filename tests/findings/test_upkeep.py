from urllib.parse import quote

import pytest
from django.db import connection

from findings import upkeep
from findings.index import following
from findings.models import FrequentPhrase, IndexPart
from findings.phrases import gathering
from sources.management.commands import worker
from tests.factories import FindingFactory

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


def test_of_a_small_archive_only_phrases_are_gathered_and_not_time_and_again(begun, monkeypatch):
    in_this_database(monkeypatch)
    for _ in range(gathering.FIRST):
        FindingFactory(words="A lost teapot.", summary="A case.")

    worker._sweep()
    assert begun[0].wait(60) == 0
    worker._sweep()

    assert [process.poll() for process in begun] == [0]
    assert FrequentPhrase.objects.get().text == "lost teapot"
    assert not IndexPart.objects.exists()


def test_of_hardly_any_findings_nothing_is_made(begun):
    FindingFactory()

    worker._sweep()

    assert begun == []
