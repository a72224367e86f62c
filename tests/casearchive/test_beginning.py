import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.db import OperationalError, connection

from casearchive import beginning
from findings.asking.examples import EXAMPLES
from tests.factories import FindingFactory

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("hosts", [["archive.example"], [".archive.example"], ["*"], ["*", "archive.example"]])
def test_what_is_asked_first_is_answered_wherever_the_site_stands(settings, hosts):
    FindingFactory()
    settings.ALLOWED_HOSTS, settings.SECURE_SSL_REDIRECT = hosts, True
    application, statuses = WSGIHandler(), []

    def told(environ, start_response):
        def started(status, headers):
            statuses.append(status)
            return start_response(status, headers)

        return application(environ, started)

    beginning.begin(told)

    assert len(statuses) == len(EXAMPLES) + 1
    assert {status[:3] for status in statuses} <= {"200", "302"}
    assert connection.connection is None


def test_a_web_server_starts_without_its_database(monkeypatch, caplog):
    def refuses():
        raise OperationalError("the database is away")

    monkeypatch.setattr(beginning, "current", refuses)

    beginning.begin(WSGIHandler())

    assert "the first request will be slow" in caplog.text
