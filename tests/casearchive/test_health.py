"""`/healthz`."""

import pytest
from django.db import OperationalError, connection

from casearchive.health import healthz


@pytest.mark.django_db
def test_it_is_ok_when_the_database_answers(rf):
    response = healthz(rf.get("/healthz"))

    assert (response.status_code, response.content) == (200, b"ok\n")
    assert "no-store" in response["Cache-Control"]


def test_it_says_so_when_the_database_does_not_answer(rf, monkeypatch):
    def fail():
        raise OperationalError("password of the database in an error message")

    monkeypatch.setattr(connection, "cursor", fail)
    response = healthz(rf.get("/healthz"))

    assert (response.status_code, response.content) == (503, b"The database does not answer.\n")
    assert "no-store" in response["Cache-Control"]


def test_it_can_only_be_asked(rf):
    assert healthz(rf.post("/healthz")).status_code == 405
