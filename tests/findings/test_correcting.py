"""After publication every change has a reason, and whatever readers could notice is a dated correction."""

import pghistory
import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from findings.correcting import because, correcting
from findings.models import Connection, Correction, Figure, Finding, Involvement, Tagging
from findings.publishing import publish, withdraw
from findings.vocabulary import Direction
from sources.tracking import noting
from tests.crowd import crowd
from tests.factories import (
    LONG_AGO,
    TEXT,
    ClaimStatusFactory,
    ConnectionFactory,
    CorrectionFactory,
    DraftFactory,
    EditorFactory,
    FigureFactory,
    FindingFactory,
    PersonFactory,
    QuotationFactory,
    SourceFactory,
    TextVersionFactory,
    ThemeFactory,
)
from tests.refusing import refused, sql

pytestmark = pytest.mark.django_db
RULE = "change_after_publication_has_a_reason"


@pytest.fixture
def seen():
    """A finding that readers have seen."""
    return FindingFactory(first_published=LONG_AGO, figures=["the key"])


@pytest.fixture
def acting():
    """From here on everything is done by an account, as in a request."""
    with pghistory.context(user=EditorFactory().pk):
        yield


def changes(finding):
    [correction] = finding.corrections.all()
    return {change["what"]: (change["was"], change["now"]) for change in correction.changes}


def test_what_readers_could_notice_is_a_correction(seen):
    editor = EditorFactory()

    with correcting([seen], reason=" A word was misspelt. ", by=editor):
        seen.summary = "The key was found."
        seen.save()

    [correction] = Correction.objects.all()
    assert (correction.reason, correction.made_by) == ("A word was misspelt.", editor)
    assert changes(seen) == {"Summary": ("The review found that a key was lost.", "The key was found.")}


@pytest.mark.parametrize(
    ("what", "change"),
    [
        ("Kind", lambda f: Finding.objects.filter(pk=f.pk).update(kind="testimony")),
        ("Whose words", lambda f: Finding.objects.filter(pk=f.pk).update(retold=True)),
        ("Report", lambda f: Finding.objects.filter(pk=f.pk).update(report=SourceFactory())),
        ("Affected groups", lambda f: Finding.objects.filter(pk=f.pk).update(groups=["sex"])),
        ("Direction", lambda f: Finding.objects.filter(pk=f.pk).update(direction=Direction.BOTH)),
        ("Content note", lambda f: Finding.objects.filter(pk=f.pk).update(content_note="Keys.")),
        ("Themes", lambda f: Tagging.objects.create(finding=f, theme=ThemeFactory())),
        ("People and institutions", lambda f: Involvement.objects.filter(finding=f).update(descriptor="a clerk")),
        ("Figures", lambda f: Figure.objects.filter(finding=f).update(value=1)),
        ("Connected findings", lambda f: ConnectionFactory(from_finding=f)),
        ("The same words elsewhere", lambda f: QuotationFactory(finding=f, role="also-in")),
        ("Quotation", lambda f: _requote(f, "lost the key")),
        ("Source", lambda f: f.quotations.update(text_version=TextVersionFactory())),
    ],
)
def test_every_part_that_readers_see_is_compared(seen, what, change):
    with correcting([seen], reason="A slip."):
        change(seen)

    assert list(changes(seen)) == [what]


def _requote(finding, words):
    quotation, start = finding.quotations.get(), TEXT.index(words)
    quotation.place(TEXT, [(start, start + len(words))])
    quotation.save()


def test_what_nobody_could_notice_is_no_correction(seen):
    corrected = TextVersionFactory(source=seen.source, number=2, text=f"Put right. {seen.quotation.text} End.")

    with correcting([seen], reason="A new text."):
        quotation = seen.quotations.get()
        quotation.text_version, start = corrected, corrected.text.index(quotation.text)
        quotation.place(corrected.text, [(start, start + len(quotation.text))])
        quotation.save()
        Tagging.objects.filter(finding=seen).update(suggested=True, position=7)

    assert not Correction.objects.exists()


def test_a_draft_is_corrected_without_a_word():
    draft = DraftFactory()

    with correcting([draft], reason=""):
        Finding.objects.filter(pk=draft.pk).update(summary="Other words.")

    assert not Correction.objects.exists()


def test_the_publication_of_a_draft_is_no_correction():
    draft = FindingFactory(state="draft")

    with correcting([draft], reason=""):
        publish([draft])

    assert not Correction.objects.exists()


def test_a_connection_with_a_finding_that_nobody_sees_is_not_told(seen):
    with correcting([seen], reason="A connection."):
        Connection.objects.create(from_finding=seen, to_finding=DraftFactory(), kind="found-before")

    assert not Correction.objects.exists()


def test_without_a_reason_nothing_that_readers_see_is_changed(seen):
    with pytest.raises(ValidationError, match="Say why"), correcting([seen], reason="  "):
        Finding.objects.filter(pk=seen.pk).update(summary="Other words.")

    seen.refresh_from_db()
    assert seen.summary != "Other words."


def test_a_withdrawn_finding_is_not_changed_silently_before_it_returns():
    finding = FindingFactory(state="withdrawn")

    with correcting([finding], reason="The name was wrong."):
        Finding.objects.filter(pk=finding.pk).update(summary="Other words.")

    assert list(changes(finding)) == ["Summary"]


def test_within_another_the_outer_reason_speaks(seen):
    other = FindingFactory()

    with correcting([seen], reason="Outer."), correcting([seen, other], reason="Inner."):
        Finding.objects.update(summary="Other words.")

    assert [correction.reason for correction in seen.corrections.all()] == ["Outer."]
    assert [correction.reason for correction in other.corrections.all()] == ["Inner."]


def test_a_status_that_comes_is_no_correction_and_one_that_goes_is(seen):
    with correcting([seen], reason="It was decided."):
        status = ClaimStatusFactory(finding=seen, status="upheld", descriptor="a panel")
    assert not Correction.objects.exists()

    with correcting([seen], reason="It was another case."):
        status.delete()
    assert changes(seen) == {"Status of the claim": ("upheld, a panel", "")}


def queries_for(findings):
    with CaptureQueriesContext(connection) as asked, correcting(findings, reason="All of them."):
        Finding.objects.filter(pk__in=[finding.pk for finding in findings]).update(direction=Direction.INSIDE)
    return len([query for query in asked if "SAVEPOINT" not in query["sql"]])


def test_many_findings_cost_as_few_queries_as_one():
    findings = crowd(60)

    assert queries_for(findings[:1]) == queries_for(findings[1:])
    assert Correction.objects.count() == len([f for f in findings if f.direction != Direction.INSIDE])


@pytest.mark.usefixtures("seen", "acting")
class TestTheDatabase:
    @pytest.mark.parametrize(
        "statement",
        [
            "UPDATE findings_finding SET summary = 'x' WHERE id = %s",
            "UPDATE findings_finding SET groups = '{sex}' WHERE id = %s",
            "UPDATE findings_involvement SET descriptor = 'x' WHERE finding_id = %s",
            "UPDATE findings_figure SET unit = 'x' WHERE finding_id = %s",
            "DELETE FROM findings_figure WHERE finding_id = %s",
            "UPDATE findings_tagging SET position = 5 WHERE finding_id = %s",
            "UPDATE findings_quotation SET role = 'also-in' WHERE finding_id = %s",
        ],
    )
    def test_refuses_an_account_that_gives_no_reason(self, seen, statement):
        with refused(RULE, f"say why it is changed. Its own page asks for the reason. Finding {seen.shown_id}"):
            sql(statement, seen.pk)

    def test_refuses_new_parts_and_statuses_that_go(self, seen):
        status = ClaimStatusFactory(finding=seen)
        with noting(user=None):
            other = FindingFactory()
        for deed in [
            lambda: FigureFactory(finding=seen),
            lambda: Tagging.objects.create(finding=seen, theme=ThemeFactory()),
            lambda: Involvement.objects.create(finding=seen, role="subject", person=PersonFactory()),
            lambda: ConnectionFactory(from_finding=seen, to_finding=other),
            lambda: status.delete(),
        ]:
            with refused(RULE):
                deed()

    def test_takes_the_same_with_a_reason(self, seen):
        with because("A slip."):
            Finding.objects.filter(pk=seen.pk).update(summary="Other words.")

        with refused(RULE):
            Finding.objects.filter(pk=seen.pk).update(summary="Still other words.")

    def test_is_silent_on_what_readers_do_not_see(self, seen):
        Tagging.objects.filter(finding=seen).update(suggested=True)
        withdraw([seen], reason="error")
        with noting(user=EditorFactory().pk):  # somebody else
            publish([seen])

    def test_lets_a_finding_be_published_and_written_in_one_go(self):
        with noting(user=None):  # nobody publishes what they wrote: a command does
            finding = FindingFactory()

        Finding.objects.filter(pk=finding.pk).update(summary="Other words.")
        FigureFactory(finding=finding, as_stated="the key")


def test_the_database_asks_no_account_no_reason(seen):
    sql("UPDATE findings_finding SET summary = 'x' WHERE id = %s", seen.pk)


def test_a_correction_stays_as_it_was_made():
    correction = CorrectionFactory(made_by=EditorFactory())

    for field, value in [("reason", "Other."), ("changes", []), ("made_at", LONG_AGO), ("made_by", EditorFactory())]:
        with refused("correction_is_kept", "stays as it was made"):
            Correction.objects.filter(pk=correction.pk).update(**{field: value})
    with refused("correction_is_kept"):
        correction.delete()


def test_its_words_may_be_withheld_and_its_author_may_leave():
    correction = CorrectionFactory(made_by=EditorFactory())

    Correction.objects.filter(pk=correction.pk).update(words_withheld=True)
    correction.made_by.delete()

    correction.refresh_from_db()
    assert (correction.words_withheld, correction.made_by) == (True, None)
