"""What PostgreSQL promises of findings: identity, publication, withdrawal."""

import pytest
from django.core.exceptions import ValidationError

from findings import identifiers
from findings.models import Finding, Tagging
from findings.vocabulary import State
from tests.factories import (
    DraftFactory,
    FindingFactory,
    InstitutionFactory,
    QuotationFactory,
    ReportFactory,
    SourceFactory,
    TaggingFactory,
    TextVersionFactory,
)
from tests.refusing import refused, sql

pytestmark = pytest.mark.django_db


def change(finding, what):
    sql(f"UPDATE findings_finding SET {what} WHERE id = %s", finding.pk)  # noqa: S608


def test_an_identifier_is_never_changed():
    finding = DraftFactory()

    with refused("finding_identity_is_kept"):
        change(finding, f"public_id = '{identifiers.new()}'")


def test_an_identifier_that_does_not_check_out_is_refused():
    with refused("public_id_is_well_formed"):
        DraftFactory(public_id="00000001")


def test_the_time_of_first_publication_is_set_by_the_database_and_kept():
    finding = FindingFactory()

    assert finding.first_published is not None
    for when in ("now() + interval '1 day'", "NULL"):
        with refused("finding_identity_is_kept"):
            change(finding, f"first_published = {when}, state = 'draft'")


def test_a_finding_just_published_can_be_saved_again_by_the_same_hand():
    finding = FindingFactory(state=State.DRAFT)
    finding.state = State.PUBLISHED
    finding.save()
    finding.summary = "Said better."

    finding.save()

    assert finding.first_published is not None


@pytest.mark.parametrize(
    ("column", "value", "rule"),
    [
        ("kind", "gossip", "finding_kind_is_known"),
        ("state", "hidden", "finding_state_is_known"),
        ("direction", "sideways", "finding_direction_is_known"),
        ("groups", "{sex,tall}", "finding_groups_are_known"),
    ],
)
def test_only_the_listed_words_are_stored(column, value, rule):
    with refused(rule):
        change(DraftFactory(), f"{column} = '{value}'")


@pytest.mark.parametrize(
    ("what", "rule"),
    [("kind = ''", "published_finding_has_kind"), ("summary = ''", "published_finding_has_summary")],
)
def test_a_published_finding_has_kind_and_summary(what, rule):
    with refused(rule, "before publishing"):
        change(FindingFactory(), what)


def test_a_draft_needs_nothing_yet():
    DraftFactory(kind="", summary="")


def test_what_was_published_is_not_deleted_even_when_withdrawn():
    for finding in (FindingFactory(), FindingFactory(state=State.WITHDRAWN)):
        with refused("finding_once_published_is_kept", "Withdraw it instead"):
            sql("DELETE FROM findings_finding WHERE id = %s", finding.pk)


@pytest.mark.parametrize(
    "what",
    [
        "state = 'withdrawn'",
        "state = 'withdrawn', withdrawn_at = now()",
        "state = 'withdrawn', withdrawn_reason = 'error'",
        "state = 'withdrawn', withdrawn_at = now(), withdrawn_reason = 'whim'",
        "withdrawn_at = now()",
        "withdrawn_reason = 'error'",
    ],
)
def test_a_withdrawal_has_its_date_and_reason_and_nothing_else_has(what):
    with refused("withdrawal_has_date_and_reason"):
        change(FindingFactory(), what)


def test_what_was_never_published_is_not_withdrawn():
    with refused("withdrawal_has_date_and_reason", "Only a finding that was published"):
        change(DraftFactory(), "state = 'withdrawn', withdrawn_at = now(), withdrawn_reason = 'error'")


def test_an_opinion_belongs_to_no_report():
    with refused("opinion_is_of_no_report"):
        DraftFactory(kind="opinion", report=ReportFactory())


def test_an_opinion_has_no_finding_body():
    with refused("opinion_has_no_finding_body"):
        FindingFactory(kind="opinion", bodies=[InstitutionFactory()])
        sql("SET CONSTRAINTS ALL IMMEDIATE")


@pytest.mark.parametrize(
    ("table", "rule"),
    [
        ("findings_quotation", "published_finding_is_taken_from_a_text"),
        ("findings_tagging", "published_finding_has_theme"),
        ("findings_involvement", "published_finding_has_attribution"),
    ],
)
def test_no_part_that_publication_needs_can_be_taken_away(table, rule):
    finding = FindingFactory()

    with refused(rule, finding.shown_id):
        sql(f"DELETE FROM {table} WHERE finding_id = %s", finding.pk)  # noqa: S608


def test_a_part_can_be_exchanged_within_one_transaction():
    finding = FindingFactory()

    finding.taggings.all().delete()
    TaggingFactory(finding=finding)
    sql("SET CONSTRAINTS ALL IMMEDIATE")

    assert finding.taggings.count() == 1


def test_a_part_cannot_be_moved_away_to_another_finding():
    tagging = FindingFactory().taggings.get()

    with refused("published_finding_has_theme"):
        Tagging.objects.filter(pk=tagging.pk).update(finding=DraftFactory())


def test_a_published_statistic_has_a_figure_in_its_own_words():
    finding = FindingFactory(kind="statistic", figures=["the key"])

    with refused("figure_stands_in_quotation", "in the very words"):
        finding.figures.update(as_stated="a key")
    with refused("published_statistic_has_figure"):
        finding.figures.all().delete()


def test_a_published_finding_stands_in_a_published_source():
    hidden = TextVersionFactory(source=SourceFactory(state="draft"))
    finding = FindingFactory(state=State.DRAFT)
    QuotationFactory(finding=finding, text_version=hidden, role="also-in")

    with refused("published_finding_has_published_source"):
        change(finding, "state = 'published'")


def test_a_published_finding_names_only_a_published_report():
    finding = FindingFactory()

    with refused("published_finding_has_published_source"):
        change(finding, f"report_id = {ReportFactory(state='draft').pk}")


@pytest.mark.parametrize("state", ["draft", "withdrawn"])
def test_a_source_with_published_findings_is_not_taken_back(state):
    source, report = SourceFactory(), ReportFactory()
    FindingFactory(text_version=TextVersionFactory(source=source), report=report)

    for taken in (source, report):
        with refused("published_finding_has_published_source", "withdraw its findings first"):
            sql("UPDATE sources_source SET state = %s WHERE id = %s", state, taken.pk)


def test_a_source_is_taken_back_after_its_findings():
    finding = FindingFactory(state=State.WITHDRAWN)

    sql("UPDATE sources_source SET state = 'withdrawn' WHERE id = %s", finding.source.pk)
    sql("SET CONSTRAINTS ALL IMMEDIATE")


def test_bulk_create_cannot_publish_what_is_not_ready():
    with refused("published_finding_is_taken_from_a_text"):
        Finding.objects.bulk_create([Finding(kind="conclusion", summary="Bare.", state="published")])


def test_a_form_is_told_the_same_as_the_database_would_say():
    with pytest.raises(ValidationError, match="Choose the kind of finding before publishing"):
        Finding(summary="Bare.", state=State.PUBLISHED).full_clean()
