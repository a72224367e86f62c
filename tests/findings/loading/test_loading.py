"""What comes in by the thousand stands as if each had been saved by itself."""

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext

from findings.loading import loading
from findings.loading.loading import load
from findings.models import Finding, Quotation, SearchDocument
from tests.findings.loading.newcomers import Toytown, save_one_by_one, standing

pytestmark = pytest.mark.django_db


def test_what_is_loaded_stands_as_what_is_saved_one_by_one_with_history_and_search_documents():
    newcomers = Toytown().newcomers()
    with transaction.atomic():
        save_one_by_one(newcomers)
        saved = standing()
        transaction.set_rollback(True)
    assert not Finding.objects.exists()

    loaded = load(newcomers)

    assert loaded == 12
    assert standing() == saved
    assert {
        name: len(rows) for name, rows in saved.items() if name in ("findingevent", "searchdocument", "editing")
    } == {
        "findingevent": 12,
        "searchdocument": 9,
        "editing": 12,
    }


def test_each_newcomer_knows_its_number_and_can_be_changed_afterwards():
    newcomer = Toytown().newcomer(0)

    load([newcomer])
    newcomer.finding.summary = "Another key was lost."
    newcomer.finding.first_published = Finding.objects.get().first_published
    newcomer.finding.save()

    assert Finding.objects.get().summary == "Another key was lost."
    assert newcomer.quotations[0] == Quotation.objects.get(finding=newcomer.finding)


def test_more_than_fit_into_one_statement_are_all_written(monkeypatch):
    monkeypatch.setattr(loading, "AT_ONCE", 5)

    load(newcomer for newcomer in Toytown().newcomers())

    assert Finding.objects.count() == 12
    assert SearchDocument.objects.count() == 9


def test_nothing_to_load_is_nothing_written():
    assert load([]) == 0


def test_where_the_last_is_refused_nothing_is_written_of_the_first(monkeypatch):
    monkeypatch.setattr(loading, "AT_ONCE", 5)
    newcomers = Toytown().newcomers()
    newcomers[-2].taggings.clear()

    with pytest.raises(DatabaseError, match="at least one theme"):
        load(newcomers)

    assert {name: rows for name, rows in standing().items() if rows} == {}


def test_a_hundred_more_cost_no_statement_more():
    def statements(number):
        newcomers = Toytown(number).newcomers()
        with CaptureQueriesContext(connection) as queries:
            load(newcomers)
        return len(queries)

    assert statements(8) == statements(108)
