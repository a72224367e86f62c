"""Whatever changes what readers have seen asks why and is a correction, through whichever door it comes."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from casearchive.editors import make_roles
from findings.models import Correction, Figure, Finding, Person, Tagging, TaggingBatch
from sources.renaming import name_field
from sources.tracking import history_of
from tests.factories import (
    LONG_AGO,
    TEXT,
    AnchorQuestionFactory,
    DraftFactory,
    EditorFactory,
    FigureFactory,
    FindingFactory,
    InstitutionFactory,
    PersonFactory,
    ReportFactory,
    TaggingFactory,
    ThemeFactory,
)
from tests.findings.admin.filling import complaints, page, pages_of, save
from tests.findings.admin.test_anchor_questions import answer
from tests.refusing import refused, sql

pytestmark = pytest.mark.django_db
WHY = "It was wrong in print."


@pytest.fixture
def seen():
    return FindingFactory(first_published=LONG_AGO, subjects=[InstitutionFactory()], report=ReportFactory())


def told():
    """The corrections there are: for which finding, why, and what of it."""
    rows = Correction.objects.order_by("pk")
    return [(each.finding_id, each.reason, [change["what"] for change in each.changes]) for each in rows]


def put_back(desk, record, part, **those):
    number = history_of(part).objects.filter(**those).latest("pgh_id").pgh_id
    address = page(record, "history") + f"{part._meta.model_name}/{number}/put-back/"
    shown = desk.get(address).context["form"]
    assert shown.fields["reason"].required
    sent = {"seen": shown["seen"].value()}
    assert "This field is required" in desk.post(address, sent).content.decode()
    return desk.post(address, {**sent, "reason": WHY})


def test_what_is_put_back_after_publication_is_a_correction(desk, seen):
    Finding.objects.filter(pk=seen.pk).update(summary="It says something else.")

    assert put_back(desk, seen, Finding, pgh_obj=seen.pk).status_code == 302

    assert told() == [(seen.pk, WHY, ["Summary"])]


def test_a_part_that_is_put_back_after_publication_is_a_correction(desk, seen):
    figure = FigureFactory(finding=seen, as_stated="the key")

    assert put_back(desk, seen, Figure, pgh_obj=figure.pk).status_code == 302

    assert told() == [(seen.pk, WHY, ["Figures"])]
    assert not Figure.objects.exists()


def test_putting_back_in_one_finding_takes_nothing_from_another_that_readers_have_seen(door, seen):
    browser, _ = door("editor other")
    draft = DraftFactory()
    tagging = TaggingFactory(finding=draft)
    begun = history_of(Tagging).objects.get(pgh_obj=tagging.pk)
    Tagging.objects.filter(pk=tagging.pk).update(finding=seen)
    moved = history_of(Tagging).objects.filter(pgh_obj=tagging.pk).latest("pgh_id").pgh_id

    address = page(draft, "history") + f"tagging/{begun.pgh_id}/put-back/"
    response = browser.post(address, {"seen": moved, "reason": "Mine."})

    assert response.status_code == 403
    assert Tagging.objects.get(pk=tagging.pk).finding == seen


def test_a_quotation_that_moves_with_other_words_is_a_correction(desk):
    newer = TEXT.replace("lost", "mislaid")
    question = AnchorQuestionFactory(newer=newer, first_published=LONG_AGO)

    answer(desk, question, "here", note=WHY)

    [(finding, reason, what)] = told()
    assert (finding, reason) == (question.quotation.finding_id, WHY)
    assert "Quotation" in what


def test_a_quotation_that_moves_with_the_same_words_is_none(desk):
    newer = f"{TEXT}\n\n{TEXT}"
    question = AnchorQuestionFactory(newer=newer, first_published=LONG_AGO)
    words = question.quotation.text

    answer(desk, question, "elsewhere", passage=words, starts_at=newer.rindex(words), note=WHY)

    question.refresh_from_db()
    assert question.answer == "found"
    assert told() == []


def test_a_reason_that_is_too_long_for_readers_is_refused_where_an_anchor_moves(desk):
    question = AnchorQuestionFactory(newer=TEXT.replace("lost", "mislaid"), first_published=LONG_AGO)

    answer(desk, question, "here", note="so " * 200)

    question.refresh_from_db()
    assert question.answer == ""


NAMED = {
    "person": (lambda finding: finding.speakers[0].person, "People and institutions"),
    "institution": (lambda finding: finding.subjects[0].institution, "People and institutions"),
    "theme": (lambda finding: finding.themes[0], "Themes"),
    "article": (lambda finding: finding.source, "Source"),
    "report": (lambda finding: finding.report, "Report"),
}
each_name = pytest.mark.parametrize("noun", NAMED)


@each_name
def test_another_name_of_what_readers_have_seen_takes_a_reason_and_is_a_correction(desk, seen, noun):
    named, what = NAMED[noun]
    record = named(seen)
    field = name_field(record)

    refusal = save(desk, record, **{field: "Another name"})
    assert "say why it is changed" in complaints(refusal)
    record.refresh_from_db()
    assert getattr(record, field) != "Another name"
    response = save(desk, record, **{field: "Another name", "reason": WHY})

    assert response.status_code == 302, complaints(response)
    assert told() == [(seen.pk, WHY, [what])]
    assert history_of(type(record)).objects.latest("pgh_id").pgh_context["reason"] == WHY


@each_name
def test_the_database_asks_why_a_name_that_readers_have_seen_is_another(desk, seen, noun):
    record = NAMED[noun][0](seen)
    desk.post(pages_of(Person, "add"), {"name": "Ida", "sort_name": "Ida", "slug": "ida"})  # an account is acting

    with refused("change_after_publication_has_a_reason"):
        sql(f"UPDATE {record._meta.db_table} SET {name_field(record)} = 'x' WHERE id = %s", record.pk)  # noqa: S608


@each_name
def test_what_no_published_finding_shows_is_renamed_without_a_word(desk, noun):
    finding = FindingFactory(state="draft", subjects=[InstitutionFactory()], report=ReportFactory())
    record = NAMED[noun][0](finding)

    response = save(desk, record, **{name_field(record): "Another name"})

    assert response.status_code == 302, complaints(response)
    assert told() == []


@each_name
def test_an_editor_gives_no_other_name_to_what_readers_have_seen(door, seen, noun):
    browser, _ = door("editor other")
    record = NAMED[noun][0](seen)
    field = name_field(record)
    before = getattr(record, field)

    save(browser, record, **{field: "Another name", "reason": WHY})

    record.refresh_from_db()
    assert getattr(record, field) == before


@pytest.mark.parametrize(("who", "reason", "done"), [("editor", WHY, 0), ("reviewer", "", 0), ("reviewer", WHY, 1)])
def test_a_spreadsheet_renames_what_readers_have_seen_for_reviewers_and_a_reason_alone(door, seen, who, reason, done):
    browser, _ = door(f"{who} other")
    person = seen.speakers[0].person
    file = SimpleUploadedFile("table.csv", f"slug,name\n{person.slug},Another name\n".encode())

    shown = browser.post(pages_of(Person, "import"), {"import_file": file, "reason": reason})
    token = shown.context["waiting"].token if "waiting" in shown.context else "none"
    browser.post(pages_of(Person, "process_import"), {"token": token})

    assert Person.objects.filter(name="Another name").count() == done
    assert told() == [(seen.pk, WHY, ["People and institutions"])][:done]


def test_a_name_is_put_back_for_a_reason_and_is_a_correction(desk, seen):
    person = seen.speakers[0].person
    Person.objects.filter(pk=person.pk).update(name="Another name")

    assert put_back(desk, person, Person, pgh_obj=person.pk).status_code == 302

    assert told() == [(seen.pk, WHY, ["People and institutions"])]


def test_an_editor_puts_no_name_back_that_readers_have_seen(door, seen):
    browser, _ = door("editor other")
    person = seen.speakers[0].person
    Person.objects.filter(pk=person.pk).update(name="Another name")
    number = history_of(Person).objects.latest("pgh_id").pgh_id

    address = page(person, "history") + f"person/{number}/put-back/"
    assert browser.post(address, {"seen": number, "reason": WHY}).status_code == 403

    person.refresh_from_db()
    assert person.name == "Another name"


def test_tagging_in_bulk_and_its_undoing_are_corrections(desk, seen):
    theme = ThemeFactory()
    asked = {"findings": str(seen.pk), "deed": "added", "theme": theme.pk, "reason": WHY}
    plan = desk.post("/admin/findings/finding/tag/", asked).context["plan"]

    desk.post("/admin/findings/finding/tag/", {**asked, "agreed": plan.digest})
    batch = TaggingBatch.objects.get()
    desk.post(page(batch, "undo"))

    assert told() == [(seen.pk, WHY, ["Themes"]), (seen.pk, f"Undone: {WHY}", ["Themes"])]


def test_merging_and_its_undoing_are_corrections(desk, seen):
    kept, gone = PersonFactory(name="Ida Kept"), seen.speakers[0].person
    plan = desk.post(page(kept, "merge"), {"gone": gone.pk, "reason": WHY}).context["plan"]

    response = desk.post(page(kept, "merge"), {"gone": gone.pk, "reason": WHY, "agreed": plan.digest})
    desk.post(f"{response.url.removesuffix('change/')}undo/")

    what = ["People and institutions"]
    assert told() == [(seen.pk, WHY, what), (seen.pk, f"A merge was undone: {WHY}", what)]


def test_a_spreadsheet_that_changes_a_published_finding_makes_a_correction(desk, seen):
    file = SimpleUploadedFile("table.csv", f"id,summary\n{seen.shown_id},Another summary.\n".encode())

    preview = desk.post(pages_of(Finding, "import"), {"import_file": file, "reason": WHY})
    desk.post(pages_of(Finding, "process_import"), {"token": preview.context["waiting"].token})

    assert told() == [(seen.pk, WHY, ["Summary"])]


def test_a_long_reason_of_a_merge_is_undone_all_the_same(desk, seen):
    kept, gone = PersonFactory(), seen.speakers[0].person
    long = "w" * 500
    plan = desk.post(page(kept, "merge"), {"gone": gone.pk, "reason": long}).context["plan"]
    response = desk.post(page(kept, "merge"), {"gone": gone.pk, "reason": long, "agreed": plan.digest})

    desk.post(f"{response.url.removesuffix('change/')}undo/")

    assert Person.objects.filter(pk=gone.pk).exists()


def test_an_account_is_named_in_the_history_whichever_door_it_comes_through():
    make_roles()
    account = EditorFactory()
    browser = Client()
    browser.force_login(account)
    theme, finding = ThemeFactory(), FindingFactory(state="draft")
    asked = {"findings": str(finding.pk), "deed": "added", "theme": theme.pk}
    plan = browser.post("/admin/findings/finding/tag/", asked).context["plan"]

    browser.post("/admin/findings/finding/tag/", {**asked, "agreed": plan.digest})

    assert history_of(Tagging).objects.latest("pgh_id").pgh_context["user"] == account.pk
    assert finding.editing.writers == [account.pk]
