"""`rebuild_words` makes one row of each sum, and changes none, whatever is published meanwhile."""

import threading

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, connections, transaction
from django.db.models import F

from findings.models import NameTally, WordTally
from findings.nearest import rebuilding
from findings.publishing import withdraw
from tests.factories import FindingFactory, PersonFactory

from .test_tallies import names, words

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def rebuild(capsys):
    def run(**options):
        call_command("rebuild_words", **options)
        return capsys.readouterr().out

    return run


@pytest.fixture
def findings():
    person = PersonFactory(name="Ida Penderwick")
    return [FindingFactory(speakers=[person], summary=f"A samovar was {deed}.") for deed in ("hidden", "lost", "sold")]


def elsewhere(deed):
    """Do something as another visitor would, over a connection of its own."""

    def done():
        try:
            deed()
        finally:
            connections.close_all()

    thread = threading.Thread(target=done)
    thread.start()
    thread.join()


def test_it_leaves_one_row_for_each_and_the_sums_as_they_were(rebuild, findings):
    withdraw(findings[:1], reason="error")
    before = words(), names()
    assert WordTally.objects.filter(text="samovar").count() > 1

    told = rebuild()

    assert (words(), names()) == before
    assert WordTally.objects.count() == len(words())
    assert NameTally.objects.count() == len(names())
    assert not WordTally.objects.filter(text="hidden").exists()
    assert "2 of 2 findings read" in told
    assert f"{len(words())} words can be suggested." in told


def test_run_again_it_changes_nothing(rebuild, findings):
    rebuild()
    before = words(), names()

    rebuild()

    assert (words(), names()) == before


def test_it_mends_what_somebody_spoilt(rebuild, findings):
    before = words(), names()
    WordTally.objects.update(findings=F("findings") + 5)
    NameTally.objects.all().delete()

    rebuild(verbosity=0)

    assert (words(), names()) == before


def test_an_archive_without_findings_has_no_words(rebuild):
    assert "0 words can be suggested." in rebuild()


def test_what_is_published_and_withdrawn_while_it_counts_is_counted_all_the_same(rebuild, findings, monkeypatch):
    monkeypatch.setattr(rebuilding, "AT_ONCE", 1)
    told = []

    def meanwhile(done, total):
        told.append(done)
        if done == 1:
            elsewhere(lambda: FindingFactory(summary="A lantern was found."))
            elsewhere(lambda: withdraw(findings[2:], reason="error"))

    rebuilding.rebuild(meanwhile)

    assert told == [1, 2, 3]
    assert words()["lantern"] == (1, 0)
    assert "sold" not in words()
    after = words(), names()
    rebuild()
    assert (words(), names()) == after


def test_readers_see_the_earlier_sums_until_it_is_done(findings):
    seen = []

    def meanwhile(done, total):
        elsewhere(lambda: seen.append(words()["samovar"]))

    rebuilding.rebuild(meanwhile)

    assert seen == [(3, 0)]


def test_two_at_once_are_one_too_many(rebuild, findings):
    held = threading.Event()
    free = threading.Event()

    def hold():
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [rebuilding.LOCK])
            held.set()
            free.wait(30)
        connections.close_all()

    other = threading.Thread(target=hold)
    other.start()
    held.wait(30)
    try:
        with pytest.raises(CommandError, match="already"):
            rebuild()
    finally:
        free.set()
        other.join()
