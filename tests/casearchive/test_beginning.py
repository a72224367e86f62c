import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.db import OperationalError, connection

from casearchive import beginning
from findings.asking.examples import EXAMPLES
from tests.factories import FindingFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def kept_open(monkeypatch):
    """The connection of the test, which a server that begins would close."""
    monkeypatch.setattr(beginning.connections, "close_all", lambda: None)


@pytest.mark.parametrize("hosts", [["archive.example"], [".archive.example"], ["*"], ["*", "archive.example"]])
def test_what_is_asked_first_is_answered_wherever_the_site_stands(settings, hosts):
    FindingFactory()
    settings.ALLOWED_HOSTS, settings.SECURE_SSL_REDIRECT, statuses = [*hosts, "localhost"], True, []
    application = WSGIHandler()

    def told(environ, start_response):
        return application(environ, lambda status, headers: statuses.append(status) or start_response(status, headers))

    beginning.begin(told)

    assert len(statuses) == len(EXAMPLES) + 1
    assert {status[:3] for status in statuses} <= {"200", "302"}


def test_a_web_server_starts_without_its_database(monkeypatch, caplog):
    def refuses():
        raise OperationalError("the database is away")

    monkeypatch.setattr(beginning, "current", refuses)

    beginning.begin(WSGIHandler())

    assert "the first request will be slow" in caplog.text
    assert connection.connection is not None
