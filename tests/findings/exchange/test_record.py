"""The record of ourselves goes out and comes back whole, and an import takes nothing from it."""

import datetime

import pytest

from findings.correcting import correcting
from findings.exchange.exporting import export_archive
from findings.models import ClaimStatus, Correction, Finding, Removal, Reply
from findings.publishing import publish, withdraw
from tests.factories import (
    ClaimStatusFactory,
    CorrectionFactory,
    EditorFactory,
    FindingFactory,
    InstitutionFactory,
    ReplyFactory,
    SourceFactory,
)

from .test_refusals import FINDINGS, spoil
from .test_round_trip import bytes_of, empty_the_archive, quiet, rows_of_everything

RECORD = (ClaimStatus, Correction, Removal, Reply)


@pytest.fixture
def recorded(db):
    """Two findings of which much is on record: one that was given back, one that is withdrawn."""
    finding, gone = FindingFactory(kind="allegation"), FindingFactory()
    with correcting([finding], reason="The word “kee”:\ta slip.", by=EditorFactory()):
        finding.summary = "- yes: null\u00a0"
        finding.save()
    CorrectionFactory(finding=gone, words_withheld=True, changes=[{"what": "Figures", "was": "", "now": "a\n\nb"}])
    for reason in ["legal", "error"]:
        withdraw([finding, gone], reason=reason)
        publish([finding, gone])
    withdraw([gone], reason="privacy")
    ClaimStatusFactory(
        finding=finding,
        status="convicted",
        decided_on="2022-05-01",
        decided_precision="month",
        body=InstitutionFactory(),
        standard="beyond reasonable doubt",
        source=SourceFactory(),
        note="~",
    )
    ClaimStatusFactory(finding=finding, status="alleged")
    ReplyFactory(finding=finding, text="Line one.\n\n  Line: two.\n", state="published")
    ReplyFactory(finding=finding, person=None, descriptor="a neighbour", state="declined", note="Not theirs.")
    ReplyFactory(finding=gone)
    return finding


def counts():
    return [model.objects.count() for model in RECORD]


@pytest.mark.django_db(transaction=True)
def test_statuses_corrections_removals_and_replies_survive_the_round_trip(tmp_path, take, recorded):
    export_archive(tmp_path / "first", quiet)
    before = counts()
    empty_the_archive()

    take(tmp_path / "first")
    export_archive(tmp_path / "second", quiet)

    assert bytes_of(tmp_path / "first") == bytes_of(tmp_path / "second")
    assert counts() == before == [2, 2, 5, 3]
    assert [status.status for status in Finding.objects.published().get().statuses.all()] == ["alleged", "convicted"]


@pytest.mark.django_db(transaction=True)
def test_importing_the_record_twice_changes_nothing(tmp_path, take, recorded):
    export_archive(tmp_path / "first", quiet)
    take(tmp_path / "first")  # which numbers the themes of the factory
    rows = rows_of_everything()

    effects = take(tmp_path / "first")

    assert set(effects) == {"unchanged"}
    assert rows_of_everything() == rows


@pytest.mark.django_db(transaction=True)
def test_an_import_adds_what_is_missing_and_takes_nothing_away(tmp_path, take, recorded):
    export_archive(tmp_path / "first", quiet)
    CorrectionFactory(finding=recorded, reason="Made since.")

    take(tmp_path / "first")

    assert recorded.corrections.filter(reason="Made since.").count() == 1
    assert counts() == [2, 3, 5, 3]


@pytest.mark.django_db
def test_a_reply_that_was_decided_on_since_is_changed_by_its_file(files, take):
    path = files / FINDINGS
    entry = (
        "  replies:\n    - descriptor: a neighbour\n      text: Not so.\n      received_on: '2030-05-01'\n      state: "
    )
    before = path.read_text()
    path.write_text(before.replace("  connections:", f"{entry}received\n  connections:", 1))
    take(files)
    decided = f"{entry}published\n      decided_at: '2030-05-02T12:00:00Z'\n"
    path.write_text(before.replace("  connections:", f"{decided}  connections:", 1))

    assert take(files)["changed"] == 1

    reply = Reply.objects.get()
    assert (reply.state, reply.decided_at.date()) == ("published", datetime.date(2030, 5, 2))


@pytest.mark.django_db
def test_steps_in_any_order_are_put_in_that_of_their_dates(files, take):
    steps = "  statuses:\n    - status: convicted\n      decided: '2031'\n      descriptor: a court\n"
    steps += "    - status: alleged\n"
    path = files / FINDINGS
    path.write_text(path.read_text().replace("  connections:", f"{steps}  connections:", 1))
    take(files)

    assert set(take(files)) == {"unchanged"}
    assert [(step.status, step.date) for step in ClaimStatus.objects.all()] == [("alleged", ""), ("convicted", "2031")]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ("corrections: [{made_at: '2030-05-01T12:00:00Z', reason: x, changes: [{why: x}]}]", "has what, was and now"),
        ("corrections: [{made_at: '2030-05-01T12:00:00Z', reason: x, changes: x}]", "is a list of records"),
        ("corrections: [{made_at: 2030, reason: x, changes: [{what: x}]}]", "is a time such as"),
        ("removals: [{withdrawn_at: '2030-05-01T12:00:00Z', reason: error}]", "“restored_at” is missing"),
        ("replies: [{descriptor: x, text: x, received_on: 2030, state: received}]", "is a date such as 2023-03-21"),
        ("replies: [{text: x, received_on: '2030-05-01', state: received}]", "Say who replies"),
        ("statuses: [{status: upheld}]", "Say which body decided it"),
    ],
)
def test_a_broken_entry_is_named(files, refusals, entry, said):
    spoil(files / FINDINGS, "  connections:", f"  {entry}\n  connections:")

    assert any(problem.startswith(FINDINGS) and said in problem for problem in refusals(files))
