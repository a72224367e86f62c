"""Who may do what with a finding: each role at each door, with what the database holds afterwards.

A row of the table names a deed, the state of the finding it is done to, and who succeeds. For everybody else nothing
in the archive may be different afterwards, whatever the answer was.
"""

import pytest
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.test import Client

from findings.models import Connection, Editing, Figure, Finding, Involvement, Quotation, Tagging
from sources.tracking import history_of
from tests.factories import (
    ConnectionFactory,
    EditorFactory,
    FigureFactory,
    FindingFactory,
)
from tests.findings.admin.filling import page, pages_of, standing

pytestmark = pytest.mark.django_db

PARTS = [Quotation, Tagging, Involvement, Figure, Connection]
OF_A_FINDING = [Finding, *PARTS]

OUTSIDE = {"anonymous", "staff"}
WRITERS = {"editor own", "editor other", "reviewer own", "reviewer other", "administrator own", "administrator other"}
WRITERS |= {"superuser own", "superuser other"}
REVIEWERS = {who for who in WRITERS if not who.startswith("editor")}
OTHERS = {who for who in REVIEWERS if who.endswith("other")}
HIGHEST = {who for who in WRITERS if who.startswith(("administrator", "superuser"))}
NOBODY: set[str] = set()
EVERYBODY = sorted(OUTSIDE | WRITERS)
WHY = "Readers were told something else."


def send(door, finding):
    door.post(page(finding, "send"))


def send_back(door, finding):
    door.post(page(finding, "send_back"), {"note": "Name the speaker."})


def publish(door, finding):
    door.post(page(finding, "publish"), {"revision": finding.editing.revision})


def publish_alone(door, finding):
    door.post(page(finding, "publish"), {"revision": finding.editing.revision, "alone": "The others have left."})


def withdraw(door, finding):
    door.post(page(finding, "withdraw"), {"withdraw": "Withdraw", "reason": "error"})


def act(name, **more):
    def deed(door, finding):
        door.post(pages_of(Finding), {"action": name, ACTION_CHECKBOX_NAME: [finding.pk], **more})

    return deed


def act_on_several(name):
    def deed(door, finding):
        unwritten = FindingFactory(state=finding.state)
        door.post(pages_of(Finding), {"action": name, ACTION_CHECKBOX_NAME: [unwritten.pk, finding.pk]})

    return deed


def change(door, finding):
    door.post(page(finding), {**whole_form(finding), "summary": "It was changed.", "reason": WHY})


def change_a_part(door, finding):
    door.post(page(finding), {**whole_form(finding), "figures-0-group": "It was changed.", "reason": WHY})


def forge_the_state(door, finding):
    door.post(page(finding), {**whole_form(finding), "state": "published", "_save": "Save"})


def delete(door, finding):
    door.post(page(finding, "delete"), {"post": "yes"})


def put_back(door, finding):
    Finding.objects.filter(pk=finding.pk).update(summary="It was changed.")
    last = history_of(Finding).objects.filter(pgh_obj=finding.pk).latest("pgh_id").pgh_id
    address = f"/admin/findings/finding/{finding.pk}/history/finding/{last}/put-back/"
    door.post(address, {"seen": last, "reason": "It was right before."})


def summary_is(words):
    return lambda finding: Finding.objects.get(pk=finding.pk).summary == words


def state_is(state):
    return lambda finding: Finding.objects.get(pk=finding.pk).state == state


def all_published(finding):
    return not Finding.objects.exclude(state="published").exists()


def is_gone(finding):
    return not Finding.objects.filter(pk=finding.pk).exists()


def part_is_changed(finding):
    return finding.figures.get().group == "It was changed."


TABLE = {
    "send": (send, "draft", WRITERS, state_is("in-review")),
    "send by action": (act("send"), "draft", WRITERS, state_is("in-review")),
    "send several": (act_on_several("send"), "draft", WRITERS, state_is("in-review")),
    "send what was published": (send, "published", NOBODY, None),
    "send what was withdrawn": (send, "withdrawn", NOBODY, None),
    "send back": (send_back, "in-review", REVIEWERS, state_is("draft")),
    "send back a draft": (send_back, "draft", NOBODY, None),
    "send back what was published": (send_back, "published", NOBODY, None),
    "publish": (publish, "in-review", OTHERS, state_is("published")),
    "publish, giving a reason": (publish_alone, "in-review", OTHERS | {"superuser own"}, state_is("published")),
    "publish by action": (act("publish"), "in-review", OTHERS, state_is("published")),
    "publish several": (act_on_several("publish"), "in-review", OTHERS, all_published),
    "publish a draft": (publish, "draft", NOBODY, None),
    "publish a draft by action": (act("publish"), "draft", NOBODY, None),
    "publish what was withdrawn": (publish, "withdrawn", OTHERS, state_is("published")),
    "post the state of a draft": (forge_the_state, "draft", NOBODY, None),
    "post the state in review": (forge_the_state, "in-review", NOBODY, None),
    "post the state of what was withdrawn": (forge_the_state, "withdrawn", NOBODY, None),
    "change a draft": (change, "draft", WRITERS, summary_is("It was changed.")),
    "change in review": (change, "in-review", WRITERS, summary_is("It was changed.")),
    "change what was published": (change, "published", REVIEWERS, summary_is("It was changed.")),
    "change what was withdrawn": (change, "withdrawn", REVIEWERS, summary_is("It was changed.")),
    "change a part of a draft": (change_a_part, "draft", WRITERS, part_is_changed),
    "change a part of what was published": (change_a_part, "published", REVIEWERS, part_is_changed),
    "withdraw": (withdraw, "published", REVIEWERS, state_is("withdrawn")),
    "withdraw by action": (
        act("withdraw", withdraw="Withdraw", reason="error"),
        "published",
        REVIEWERS,
        state_is("withdrawn"),
    ),
    "withdraw a draft": (withdraw, "draft", NOBODY, None),
    "delete a draft": (delete, "draft", HIGHEST, is_gone),
    "delete drafts by action": (act("delete_selected", post="yes"), "draft", HIGHEST, is_gone),
    "delete what was published": (delete, "published", NOBODY, None),
    "delete the published by action": (act("delete_selected", post="yes"), "published", NOBODY, None),
}


def written(state, by, **more):
    """A whole finding in that state, with a part of every sort, which that account wrote or tagged."""
    finding = FindingFactory(state=state, **more)
    FigureFactory(finding=finding, as_stated="the key")
    ConnectionFactory(from_finding=finding, to_finding=FindingFactory())
    Editing.objects.filter(finding=finding).update(writers=[by.pk if by else EditorFactory().pk])
    return Finding.objects.get(pk=finding.pk)


def whole_form(finding):
    """What the page of the finding would send, as somebody knows it who may do everything."""
    insider = Client()
    insider.force_login(EditorFactory())
    return standing(insider.get(page(finding)))


def archive():
    """All that the archive holds of findings."""
    return {model: sorted(model._default_manager.values_list(), key=str) for model in OF_A_FINDING}


@pytest.mark.parametrize("who", EVERYBODY)
@pytest.mark.parametrize("deed", TABLE)
def test_a_deed_is_done_for_those_who_may_and_leaves_no_trace_for_others(door, who, deed):
    do, state, allowed, done = TABLE[deed]
    browser, account = door(who)
    finding = written(state, account if who.endswith("own") else None)
    if "several" in deed:
        finding_count = Finding.objects.count()
    before = archive()

    do(browser, finding)

    if who in allowed:
        assert done(finding)
    elif "several" in deed:
        assert Finding.objects.count() == finding_count + 1
        assert set(Finding.objects.filter(state=state).values_list("pk", flat=True)) >= {finding.pk}
        assert not Finding.objects.exclude(state=state).exclude(pk__in=[row[0] for row in before[Finding]]).exists()
    elif do is forge_the_state and who in WRITERS:
        assert Finding.objects.get(pk=finding.pk).state == state
        assert archive() == before
    else:
        assert archive() == before


@pytest.mark.parametrize("who", EVERYBODY)
@pytest.mark.parametrize("state", ["draft", "in-review", "published", "withdrawn"])
def test_pages_open_for_those_who_have_a_role(door, who, state):
    browser, account = door(who)
    finding = written(state, account if who.endswith("own") else None)

    answers = {browser.get(page(finding, view)).status_code for view in ("change", "history", "review")}

    assert answers == ({302} if who == "anonymous" else {403} if who == "staff" else {200})


@pytest.mark.parametrize("who", EVERYBODY)
def test_a_finding_is_begun_by_those_who_write_and_is_a_draft(door, who):
    browser, account = door(who)
    empty = {
        f"{parts}-{count}_FORMS": 0
        for parts in ("quotations", "involvements", "taggings", "figures", "connections", "statuses")
        for count in ("TOTAL", "INITIAL")
    }

    browser.post(pages_of(Finding, "add"), {"summary": "A key was lost.", "state": "published", **empty})

    assert [finding.state for finding in Finding.objects.all()] == (["draft"] if who in WRITERS else [])
    if who in WRITERS:
        assert Editing.objects.get().writers == [account.pk]


@pytest.mark.parametrize("who", EVERYBODY)
def test_what_was_published_is_put_back_by_reviewers_alone(door, who):
    browser, account = door(who)
    finding = written("published", account if who.endswith("own") else None)

    put_back(browser, finding)

    expected = finding.summary if who in REVIEWERS else "It was changed."
    assert Finding.objects.get(pk=finding.pk).summary == expected
