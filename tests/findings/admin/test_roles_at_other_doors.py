"""Who may do what at the doors beside the page of a finding: desk, spreadsheets, bulk, merging, anchors, the record.

As in the matrix of the page: a row names a deed and who succeeds; for everybody else nothing is different afterwards.
"""

import json
import uuid

import pytest
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.core.files.uploadedfile import SimpleUploadedFile

from findings.models import (
    AnchorQuestion,
    ClaimStatus,
    Correction,
    Finding,
    Institution,
    Merge,
    Person,
    Receipt,
    RefusedSuggestion,
    Reply,
    TaggingBatch,
    Theme,
)
from sources.models import Source, TextVersion
from tests.factories import (
    LONG_AGO,
    TEXT,
    ClaimStatusFactory,
    CorrectionFactory,
    PersonFactory,
    ReplyFactory,
    TextVersionFactory,
    ThemeFactory,
)
from tests.findings.admin.filling import page, pages_of
from tests.findings.admin.test_roles import (
    EVERYBODY,
    NOBODY,
    OF_A_FINDING,
    REVIEWERS,
    WRITERS,
    written,
)

pytestmark = pytest.mark.django_db

WHY = "It was wrong in print."
ELSEWHERE = [ClaimStatus, Correction, Institution, Merge, Person, RefusedSuggestion, Reply, Source, TaggingBatch]
ARCHIVE = [*OF_A_FINDING, *ELSEWHERE, Theme, TextVersion, Receipt, AnchorQuestion]


def archive():
    """All that the archive holds, without what only tells when somebody looked."""
    return {model: sorted(model._default_manager.values_list(), key=str) for model in ARCHIVE}


def at_desk(browser, finding, door, sent):
    quotation = finding.quotation
    address = f"/admin/findings/quotedsource/{quotation.text_version.source_id}/desk/{door}/?text=1"
    return browser.post(address, json.dumps(sent), content_type="application/json")


def save_at_desk(browser, finding):
    quotation = finding.quotation
    sent = {
        "token": str(uuid.uuid4()),
        "finding": finding.pk,
        "revision": finding.editing.revision,
        "spans": [[span.lower, span.upper] for span in quotation.spans],
        "words": quotation.text,
        "kind": finding.kind,
        "summary": "Saved at the desk.",
        "state": "published",
        "themes": [{"id": theme.pk, "suggested": False} for theme in finding.themes],
        "parties": [{"role": "speaker", "person": finding.speakers[0].person_id, "descriptor": ""}],
        "figures": [],
    }
    at_desk(browser, finding, "save", sent)


def send_at_desk(browser, finding):
    at_desk(browser, finding, "send", {"finding": finding.pk, "revision": finding.editing.revision})


def link_at_desk(browser, finding):
    other = TextVersion.objects.get(source__slug="spare")
    spans = [[span.lower, span.upper] for span in finding.quotation.spans]
    at_desk(browser, finding, "link", {"way": "there", "finding": finding.pk, "version": other.pk, "spans": spans})


def imported(model, heading, row):
    def deed(browser, finding):
        told = row.format(finding=finding, person=finding.speakers and finding.speakers[0].person)
        file = SimpleUploadedFile("table.csv", f"{heading}\n{told}\n".encode())
        shown = browser.post(pages_of(model, "import"), {"import_file": file, "reason": WHY})
        token = shown.context["waiting"].token if shown.context and "waiting" in shown.context else "none"
        browser.post(pages_of(model, "process_import"), {"token": token})

    return deed


def bulk(deed):
    def tag(browser, finding):
        theme = Theme.objects.get(slug="spare") if deed == "added" else finding.themes[-1]
        asked = {"findings": str(finding.pk), "deed": deed, "theme": theme.pk, "reason": WHY}
        shown = browser.post("/admin/findings/finding/tag/", asked)
        digest = shown.context["plan"].digest if shown.context and shown.context.get("plan") else "none"
        browser.post("/admin/findings/finding/tag/", {**asked, "agreed": digest})

    return tag


def merge(browser, finding):
    kept, gone = Person.objects.get(slug="spare"), finding.speakers[0].person
    asked = {"gone": gone.pk, "reason": WHY}
    shown = browser.post(page(kept, "merge"), asked)
    digest = shown.context["plan"].digest if shown.context and shown.context.get("plan") else ""
    browser.post(page(kept, "merge"), {**asked, "agreed": digest})


def answer(deed):
    def post(browser, finding):
        question = AnchorQuestion.objects.get(quotation__finding=finding)
        spans = ",".join(f"{span.lower}-{span.upper}" for span in question.proposed_spans)
        sent = {"deed": deed, "proposed": f"{question.text_version_id}:{spans}", "note": WHY}
        browser.post(page(question), sent)

    return post


def act_on(model, name):
    def deed(browser, finding):
        [one] = model._default_manager.all()
        browser.post(pages_of(model), {"action": name, ACTION_CHECKBOX_NAME: [one.pk]})

    return deed


def decide(browser, finding):
    browser.post(f"/admin/findings/reply/{Reply.objects.get().pk}/publish/decide/")


def add_status(browser, finding):
    sent = {"finding": finding.pk, "status": "upheld", "descriptor": "a panel", "decided_precision": "day"}
    browser.post(pages_of(ClaimStatus, "add"), {**sent, "reason": WHY})


def delete_status(browser, finding):
    browser.post(page(ClaimStatus.objects.get(), "delete"), {"post": "yes"})


def summary_is(words):
    return lambda finding: Finding.objects.get(pk=finding.pk).summary == words


def has_themes(number):
    return lambda finding: finding.taggings.count() == number


def answered(answer):
    return lambda finding: AnchorQuestion.objects.get().answer == answer


FINDINGS_SHEET = imported(Finding, "id,summary,state", "{finding.shown_id},Imported.,published")
IN_WORK = ["draft", "in-review"]
SAVED = summary_is("Saved at the desk.")
IMPORTED = summary_is("Imported.")
TABLE = {
    **{f"save at the desk, {state}": (save_at_desk, state, WRITERS, SAVED) for state in IN_WORK},
    "save at the desk what was published": (save_at_desk, "published", NOBODY, None),
    "save at the desk what was withdrawn": (save_at_desk, "withdrawn", NOBODY, None),
    "send at the desk": (send_at_desk, "draft", WRITERS, lambda f: Finding.objects.get(pk=f.pk).state == "in-review"),
    "send at the desk what was published": (send_at_desk, "published", NOBODY, None),
    "link at the desk": (link_at_desk, "draft", WRITERS, lambda f: f.quotations.count() == 2),
    "link at the desk what was published": (link_at_desk, "published", NOBODY, None),
    **{f"import, {state}": (FINDINGS_SHEET, state, WRITERS, IMPORTED) for state in IN_WORK},
    "import what was published": (FINDINGS_SHEET, "published", REVIEWERS, IMPORTED),
    "import what was withdrawn": (FINDINGS_SHEET, "withdrawn", REVIEWERS, IMPORTED),
    "add a theme in bulk": (bulk("added"), "draft", WRITERS, has_themes(3)),
    "add a theme in bulk to what was published": (bulk("added"), "published", REVIEWERS, has_themes(3)),
    "take a theme away in bulk": (bulk("taken-away"), "in-review", WRITERS, has_themes(1)),
    "take a theme away from what was published": (bulk("taken-away"), "published", REVIEWERS, has_themes(1)),
    "merge": (merge, "published", REVIEWERS, lambda f: f.involvements.get().person.slug == "spare"),
    "move an anchor": (answer("here"), "in-review", WRITERS, answered("moved")),
    "move an anchor of what was published": (answer("here"), "published", REVIEWERS, answered("moved")),
    "keep an anchor of what was published": (answer("keep"), "published", REVIEWERS, answered("kept")),
    "withhold a correction": (
        act_on(Correction, "withhold"),
        "published",
        REVIEWERS,
        lambda f: Correction.objects.get().words_withheld,
    ),
    "publish a reply": (decide, "published", REVIEWERS, lambda f: Reply.objects.get().state == "published"),
    "decline a reply": (
        act_on(Reply, "decline"),
        "published",
        REVIEWERS,
        lambda f: Reply.objects.get().state == "declined",
    ),
    "add a status": (add_status, "draft", WRITERS, lambda f: f.statuses.count() == 2),
    "add a status to what was published": (add_status, "published", REVIEWERS, lambda f: f.statuses.count() == 2),
    "delete a status of what was published": (delete_status, "published", NOBODY, None),
}


def setting(deed, state, account):
    """A whole finding, and whatever else stands around it that the deed may touch."""
    seen = {"first_published": LONG_AGO} if state in {"published", "withdrawn"} else {}
    finding = written(state, account, **seen)
    ThemeFactory(slug="spare")
    PersonFactory(slug="spare")
    TextVersionFactory(text=TEXT, source__slug="spare")
    finding.taggings.create(theme=ThemeFactory(), position=5)
    ClaimStatusFactory(finding=finding)
    if state == "published":
        CorrectionFactory(finding=finding)
        ReplyFactory(finding=finding)
    if "anchor" in deed:
        TextVersionFactory(source=finding.source, number=2, text=TEXT.replace("lost", "mislaid"))
    return Finding.objects.get(pk=finding.pk)


@pytest.mark.parametrize("who", EVERYBODY)
@pytest.mark.parametrize("deed", TABLE)
def test_a_deed_is_done_for_those_who_may_and_leaves_no_trace_for_others(door, who, deed):
    do, state, allowed, done = TABLE[deed]
    browser, account = door(who)
    finding = setting(deed, state, account if who.endswith("own") else None)
    before = archive()

    do(browser, finding)

    if who in allowed:
        assert done(Finding.objects.get(pk=finding.pk))
        assert Finding.objects.get(pk=finding.pk).state in {state, "in-review"}
        if state in IN_WORK and "send" not in deed:
            assert account.pk in Finding.objects.get(pk=finding.pk).editing.writers
    else:
        assert archive() == before


TOUCHES = {name: row for name, row in TABLE.items() if row[1] == "in-review"}


@pytest.mark.parametrize("deed", TOUCHES)
def test_whoever_touched_it_in_review_through_any_door_does_not_publish_it(door, deed):
    browser, _ = door("reviewer other")
    finding = setting(deed, "in-review", None)

    TOUCHES[deed][0](browser, finding)
    browser.post(page(finding, "publish"), {"revision": Finding.objects.get(pk=finding.pk).editing.revision})
    browser.post(pages_of(Finding), {"action": "publish", ACTION_CHECKBOX_NAME: [finding.pk]})

    assert Finding.objects.get(pk=finding.pk).state == "in-review"


def test_who_adds_a_party_to_what_another_sent_is_among_its_writers(door):
    browser, account = door("editor other")
    finding = setting("", "in-review", None)
    others = list(finding.editing.writers)

    sent = {"finding": finding.pk, "role": "mentioned", "descriptor": "a clerk", "position": 9}
    browser.post("/admin/findings/involvement/add/", sent)

    assert Finding.objects.get(pk=finding.pk).editing.writers == [*others, account.pk]
