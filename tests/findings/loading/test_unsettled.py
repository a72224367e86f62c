"""What is asked at the end of a transaction is asked of all of it, however it goes on and whoever writes beside it."""

import pytest
from django.db import DatabaseError, IntegrityError, OperationalError, connection, transaction

from findings.loading.loading import load
from findings.models import Finding, Tagging
from findings.vocabulary import State
from sources.models import Source
from tests.findings.loading.newcomers import Toytown
from tests.refusing import refused, sql

pytestmark = pytest.mark.django_db


@pytest.fixture
def published():
    """The number of a published finding with one theme."""
    newcomer = Toytown().newcomer(0)
    load([newcomer])
    return newcomer.finding.pk


def untag(finding):
    sql("DELETE FROM findings_tagging WHERE finding_id = %s", finding)


def test_the_notes_cannot_be_emptied_while_anything_is_still_to_be_asked(published):
    with transaction.atomic():
        untag(published)
        with pytest.raises(OperationalError, match="pending trigger events"):
            sql("TRUNCATE findings_unsettled")
        transaction.set_rollback(True)

    assert Tagging.objects.filter(finding=published).exists()


def test_what_is_undone_is_not_asked_about(published):
    with transaction.atomic():
        with transaction.atomic():
            untag(published)
            transaction.set_rollback(True)
        connection.check_constraints()

    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM findings_unsettled")
        assert cursor.fetchone() == (0,)


def test_what_follows_a_part_that_was_undone_is_asked_about(published):
    with refused("published_finding_has_theme"):
        with transaction.atomic():
            Finding.objects.filter(pk=published).update(summary="Another key was lost.")
            transaction.set_rollback(True)
        untag(published)


def test_what_a_block_of_the_database_caught_half_way_is_asked_about(published):
    with refused("published_finding_has_theme"):
        sql(
            """
            DO $$ BEGIN
                DELETE FROM findings_tagging;
                BEGIN
                    UPDATE findings_finding SET summary = 'Never seen.';
                    RAISE division_by_zero;
                EXCEPTION WHEN division_by_zero THEN
                END;
            END $$
            """
        )


def test_who_wants_each_statement_asked_at_once_is_refused_there(published):
    with transaction.atomic():
        sql("SET CONSTRAINTS ALL IMMEDIATE")
        with pytest.raises(IntegrityError, match="at least one theme"):
            untag(published)
        transaction.set_rollback(True)


@pytest.mark.parametrize(
    "statement",
    [
        "MERGE INTO findings_tagging USING (VALUES (1)) AS one ON true WHEN MATCHED THEN DELETE",
        "WITH gone AS (DELETE FROM findings_tagging RETURNING finding_id) SELECT count(*) FROM gone",
        "UPDATE findings_tagging SET finding_id = (SELECT id FROM findings_finding WHERE state = 'draft')",
    ],
)
@pytest.mark.usefixtures("published")
def test_no_kind_of_statement_is_passed_over(statement):
    load([Toytown().newcomer(1, state=State.DRAFT)])
    Tagging.objects.filter(finding__state=State.DRAFT).delete()

    with refused("published_finding_has_theme"):
        sql(statement)


def test_a_quotation_cannot_come_before_its_text():
    with refused("quotation_is_verbatim", "not there"):
        sql(
            "INSERT INTO findings_quotation (finding_id, role, text_version_id, spans, text, prefix, suffix)"
            " SELECT %s, 'also-in', 1 + max(id), '{\"[0,5)\"}', '', '', '' FROM sources_textversion",
            load_a_draft(),
        )


def load_a_draft():
    newcomer = Toytown().newcomer(0, state=State.DRAFT)
    load([newcomer])
    return newcomer.finding.pk


@pytest.fixture
def another(transactional_db):
    """Another connection, which waits for nobody."""
    other = connection.copy()
    with other.cursor() as cursor:
        cursor.execute("SET lock_timeout = '100ms'")
    yield other
    other.close()


def does(other, statement, *values):
    """Whether the other one may do this now: it is done and committed, or refused. It raises where it has to wait."""
    try:
        with other.cursor() as cursor:  # a transaction of its own
            cursor.execute(statement, values)
    except IntegrityError:
        return False
    return True


def waits(other, statement, *values):
    try:
        does(other, statement, *values)
    except DatabaseError as error:
        return "lock timeout" in str(error)
    return False


def test_who_takes_away_a_part_waits_for_who_publishes_and_is_then_refused(another):
    draft = load_a_draft()
    take = "DELETE FROM findings_tagging WHERE finding_id = %s", draft

    with transaction.atomic():
        Finding.objects.filter(pk=draft).update(state=State.PUBLISHED)

        assert waits(another, *take)

    assert not does(another, *take)
    assert Tagging.objects.filter(finding=draft).exists()


def test_who_takes_back_a_source_waits_for_new_findings_in_it_and_is_then_refused(another):
    town = Toytown()
    take_back = "UPDATE sources_source SET state = 'draft' WHERE id = %s", town.texts[0].source_id

    with transaction.atomic():
        load(town.newcomers())

        assert waits(another, *take_back)

    assert not does(another, *take_back)
    assert Source.objects.get(pk=town.texts[0].source_id).state == "published"


def test_who_changes_something_else_in_a_source_waits_for_no_load(another):
    town = Toytown()
    with transaction.atomic():
        load(town.newcomers())

        assert does(another, "UPDATE sources_source SET title = title WHERE id = %s", town.texts[0].source_id)
