"""The worker mends releases by itself."""

import pytest

from findings.publishing import withdraw
from findings.releasing import shelf, upkeep
from findings.releasing.mending import is_due
from sources.management.commands import worker
from tests.factories import FindingFactory
from tests.findings.test_upkeep import in_this_database
from tests.released import make, newest

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_worker_mends_releases_where_something_was_withdrawn(empty_shelf, monkeypatch):
    begun: list[object] = []
    monkeypatch.setattr(upkeep, "_begun", begun)
    monkeypatch.setenv("RELEASES_ROOT", str(empty_shelf))
    in_this_database(monkeypatch)
    finding = FindingFactory()
    worker._sweep()
    make()
    worker._sweep()
    assert begun == [], "nothing is due"

    withdraw([finding], reason="privacy")
    assert is_due()
    worker._sweep()
    worker._sweep()

    assert [process.wait(60) for process in begun] == [0]
    assert not is_due()
    assert newest().edition == 2
    assert finding.shown_id not in (newest().path / "findings.jsonl").read_text()
    assert len(shelf.releases()) == 1
