"""The version of what readers are shown: equal for all who see the same, and never the same again."""

from contextlib import contextmanager

import pytest
from django.db import connection, transaction

from sources.models import ShownChange
from sources.shown import version
from tests.factories import PublisherFactory

WRITE = "UPDATE sources_publisher SET website = 'https://toytown.example/' || gen_random_uuid()"
READ = "SELECT shown_version()"
JOIN = "SELECT shown_changes_are_joined()"


@contextmanager
def another():
    """A cursor of another connection, which waits for nobody for long."""
    other = connection.copy()
    try:
        with other.cursor() as cursor:
            cursor.execute("SET lock_timeout = '2s'")
            yield cursor
    finally:
        other.close()


def run(statement, cursor=None):
    """What the database answers, to us or to another."""
    if cursor is None:
        with connection.cursor() as ours:
            return run(statement, ours)
    cursor.execute(statement)
    return cursor.fetchone()[0] if cursor.description else None


@pytest.fixture
def publisher(transactional_db):
    return PublisherFactory()


@pytest.mark.django_db
def test_it_stays_while_nothing_is_written_and_takes_one_query(django_assert_num_queries):
    PublisherFactory()

    with django_assert_num_queries(2):
        assert version() == version()


@pytest.mark.django_db
def test_in_a_transaction_each_statement_changes_it_and_leaves_one_row():
    PublisherFactory()
    rows, seen = ShownChange.objects.count(), {version()}

    for _ in range(5):
        run(WRITE)
        seen.add(version())

    assert len(seen) == 6
    assert ShownChange.objects.count() == rows


def test_what_is_taken_back_leads_back_to_the_version_before(publisher):
    before = version()
    with transaction.atomic():
        run(WRITE)
        within = version()
        with transaction.atomic():
            run(WRITE)
            assert version() not in {before, within}
            transaction.set_rollback(True)
        assert version() == within
        transaction.set_rollback(True)

    assert version() == before
    with transaction.atomic():
        with transaction.atomic():
            run(WRITE)
            transaction.set_rollback(True)
        run(WRITE)  # its row is not the one that was taken back
    assert version() != before


def test_nobody_else_sees_it_before_the_end_of_the_transaction(publisher):
    with another() as other:
        before = run(READ, other)
        with transaction.atomic():
            run(WRITE)
            assert version() != before
            assert run(READ, other) == before

        assert run(READ, other) == version() != before


def test_transactions_may_end_in_another_order_than_they_began(publisher):
    seen = [version()]
    with another() as first, another() as second, another() as third:
        for each in (first, second, third):
            each.execute("BEGIN")
            each.execute("INSERT INTO sources_source_covers SELECT WHERE false")  # a statement without a row counts too
        for each in (third, first, second):
            each.execute("COMMIT")
            seen.append(version())
            assert run(READ, third) == version()

    assert len(set(seen)) == 4


def test_it_never_comes_again_and_takes_little_room_however_much_is_written(publisher):
    seen = set()
    for _ in range(200):
        run(WRITE)
        seen.add(version())

    assert len(seen) == 200
    assert ShownChange.objects.count() <= 66


def test_a_session_that_was_told_to_be_silent_is_heard_all_the_same(publisher):
    before = version()
    run("SELECT set_config('archive.shown', '7 said by hand', false)")

    assert version() == before
    run(WRITE)

    assert version() != before
    run("RESET archive.shown")


def test_joining_changes_it_for_nobody_whether_they_see_it_or_not(publisher):
    for _ in range(5):
        run(WRITE)
    now = version()
    with another() as earlier, another() as joining:
        earlier.execute("BEGIN ISOLATION LEVEL REPEATABLE READ")
        assert run(READ, earlier) == now
        joining.execute("BEGIN")
        run(JOIN, joining)
        assert run(READ, joining) == now
        assert version() == now
        joining.execute("COMMIT")

        assert ShownChange.objects.count() == 1
        assert version() == run(READ, earlier) == now
        earlier.execute("COMMIT")


def test_nobody_waits_for_whoever_joins_and_nothing_is_counted_twice(publisher):
    run(WRITE)
    with another() as first, another() as second:
        first.execute("BEGIN")
        run(JOIN, first)
        second.execute(WRITE)
        now = version()
        run(JOIN, second)
        assert version() == now
        second.execute("BEGIN")
        run(JOIN, second)
        first.execute("COMMIT")
        assert version() == now
        second.execute("ROLLBACK")

    assert version() == now


def test_who_writes_under_a_stricter_isolation_is_not_refused(publisher):
    run(WRITE)
    with another() as strict:
        strict.execute("BEGIN ISOLATION LEVEL REPEATABLE READ")
        run(READ, strict)
        run(JOIN)
        run(JOIN, strict)
        strict.execute("INSERT INTO sources_source_covers SELECT WHERE false")
        before = version()
        strict.execute("COMMIT")

    assert version() != before


def test_a_kept_connection_that_died_is_made_anew_without_a_query_to_find_out(publisher, django_assert_num_queries):
    now = version()
    with connection.cursor() as cursor, another() as other:
        cursor.execute("SELECT pg_backend_pid()")
        other.execute("SELECT pg_terminate_backend(%s, 5000)", cursor.fetchone())
    connection.health_check_done = False  # as where a request begins

    assert version() == now
    with django_assert_num_queries(1):
        version()
