"""Pages for readers cannot keep the database busy for long, and say so kindly; what editors do may take its time."""

from contextlib import contextmanager

import pytest
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import RequestFactory

from casearchive.bounding import BoundedQuestions
from findings.bounding import bounded
from findings.index.following import current
from tests.factories import FindingFactory

pytestmark = pytest.mark.django_db(transaction=True)


@contextmanager
def locked(table: str):
    """Somebody else holds the table, so that every question to it waits."""
    other = connection.copy()
    try:
        with other.cursor() as cursor:
            cursor.execute("BEGIN")
            cursor.execute(f"LOCK TABLE {table} IN ACCESS EXCLUSIVE MODE")
            yield
            cursor.execute("ROLLBACK")
    finally:
        other.close()


def limit() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SHOW statement_timeout")
        return cursor.fetchone()[0]


def test_a_question_that_takes_too_long_is_told_kindly_and_nothing_is_lost(client, settings):
    settings.STATEMENT_TIMEOUT = 0.2
    FindingFactory(words="A freezer.")
    address = "/findings/?q=freezer+%3Cb%3E&kind=conclusion"

    with locked("findings_searchchange"):
        response = client.get(address)

    page = response.content.decode()
    assert response.status_code == 503
    assert "This took too long" in page
    assert 'value="freezer &lt;b&gt;"' in page
    assert f'href="{address.replace("&", "&amp;")}"' in page
    assert response["Cache-Control"] == "no-store"
    assert int(response["Retry-After"]) > 0
    assert not response.cookies
    assert client.get(address).status_code == 200


def test_the_next_page_for_editors_is_not_cut_off_though_it_uses_the_same_connection(settings):
    settings.STATEMENT_TIMEOUT = 0.2
    asking = BoundedQuestions(lambda request: HttpResponse(limit()))

    told = [asking(RequestFactory().get(path)).content.decode() for path in ["/", "/admin/", "/findings/", "/admin/x/"]]

    assert told == ["200ms", "0", "200ms", "0"]


def test_without_a_limit_nothing_is_told(settings):
    settings.STATEMENT_TIMEOUT = 0
    asking = BoundedQuestions(lambda request: HttpResponse(limit()))

    assert asking(RequestFactory().get("/")).content == b"0"


def test_a_limit_told_in_a_transaction_that_is_rolled_back_is_told_again():
    with bounded(300):
        with transaction.atomic():
            assert limit() == "300ms"
            transaction.set_rollback(True)
        assert limit() == "300ms"


def test_reading_the_whole_archive_is_not_cut_off():
    FindingFactory()
    with bounded(300):
        assert len(current().archive) == 1
        assert limit() == "300ms"
