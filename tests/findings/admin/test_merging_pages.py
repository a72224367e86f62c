"""Merging from a record's page, and tagging many findings from their list."""

import pytest
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.auth.models import Permission
from django.urls import reverse

from findings.merging import merge
from findings.models import FormerAddress, Merge, Person, Tagging, TaggingBatch
from tests.factories import (
    EditorFactory,
    FindingFactory,
    InstitutionFactory,
    MergeFactory,
    PersonFactory,
    TaggingBatchFactory,
    ThemeFactory,
)
from tests.findings.admin.filling import page, pages_of, said

pytestmark = pytest.mark.django_db
WHY = "The same in every book."


def words(response):
    return " ".join(response.content.decode().split())


@pytest.fixture
def plain_desk(client, db):
    """An editor who may change everything and publish nothing."""
    editor = EditorFactory(is_superuser=False)
    rights = Permission.objects.filter(content_type__app_label="findings").exclude(codename="publish_finding")
    editor.user_permissions.set(rights)
    client.force_login(editor)
    return client


@pytest.mark.parametrize("factory", [PersonFactory, InstitutionFactory, ThemeFactory])
def test_a_merge_is_looked_at_agreed_to_and_undone(desk, editor, factory):
    kept, gone = factory(), factory(aliases=["Another"])
    address = page(kept, "merge")
    assert address in words(desk.get(page(kept)))

    preview = desk.post(address, {"gone": gone.pk, "reason": WHY, "look": "1"})
    assert "Other names it gets: 2" in words(preview)
    done = desk.post(address, {"gone": gone.pk, "reason": WHY, "agreed": preview.context["plan"].digest})
    log = Merge.objects.get()

    assert done.url == page(log)
    assert (log.merged_by, log.reason) == (editor, WHY)
    assert not type(kept).objects.filter(pk=gone.pk).exists()
    undone = desk.post(page(log, "undo"))
    assert undone.url == page(gone)
    assert type(kept).objects.filter(pk=gone.pk).exists()


def test_the_preview_lists_what_moves_with_counts(desk):
    kept, gone = PersonFactory(), PersonFactory(description="Keeper of the key.")
    FindingFactory(speakers=[gone])
    FindingFactory(speakers=[kept, gone])

    text = words(desk.post(page(kept, "merge"), {"gone": gone.pk, "reason": WHY}))

    assert "2 findings change" in text
    assert "Moves: 1 involvement" in text
    assert "Said twice, so kept once: 1" in text
    assert "Keeper of the key." in text


def test_a_plan_that_changed_is_shown_again(desk):
    kept, gone = PersonFactory(), PersonFactory()
    digest = desk.post(page(kept, "merge"), {"gone": gone.pk, "reason": WHY}).context["plan"].digest
    FindingFactory(speakers=[gone])

    again = desk.post(page(kept, "merge"), {"gone": gone.pk, "reason": WHY, "agreed": digest})

    assert "changed since you looked" in words(again)
    assert not Merge.objects.exists()


def test_a_merge_has_a_reason_and_another_record(desk):
    kept = PersonFactory()

    response = desk.post(page(kept, "merge"), {"gone": kept.pk, "reason": ""})

    assert "This field is required" in words(response)
    assert "Choose the other" in words(response)


def test_merging_takes_the_right_to_publish(plain_desk):
    kept, gone = PersonFactory(), PersonFactory()
    log = MergeFactory()

    assert page(kept, "merge") not in words(plain_desk.get(page(kept)))
    assert plain_desk.post(page(kept, "merge"), {"gone": gone.pk, "reason": WHY, "agreed": "x"}).status_code == 403
    assert plain_desk.post(page(log, "undo")).status_code == 403
    assert Person.objects.filter(pk=gone.pk).exists()


def test_an_undo_that_is_refused_says_why(desk):
    log = MergeFactory()
    desk.post(page(log, "undo"))

    assert "undone before" in words(desk.post(page(log, "undo")))


def test_a_former_address_leads_on_for_ever(client):
    kept, gone = PersonFactory(slug="ida"), PersonFactory(slug="idah")
    FindingFactory(speakers=[kept])
    log = merge(kept=kept, gone=gone, reason=WHY)

    moved = client.get("/people/idah/")
    assert (moved.status_code, moved.url) == (301, "/people/ida/")
    listed = client.get("/findings/?person=idah&q=key&person=ida")
    assert (listed.status_code, listed.url) == (301, "/findings/?person=ida&q=key")
    last = PersonFactory(slug="ida-invented")
    merge(kept=last, gone=Person.objects.get(slug="ida"), reason=WHY)
    assert client.get("/people/idah/").url == client.get("/people/ida/").url == "/people/ida-invented/"
    assert log.pk


@pytest.mark.parametrize(
    ("factory", "path", "name"),
    [(InstitutionFactory, "/institutions/{}/", "institution"), (ThemeFactory, "/themes/{}/", "theme")],
)
def test_bodies_and_themes_lead_on_too(client, factory, path, name):
    kept, gone = factory(), factory()
    FindingFactory(**({"themes": [gone]} if name == "theme" else {"subjects": [gone]}))
    merge(kept=kept, gone=gone, reason=WHY)

    assert client.get(path.format(gone.slug)).url == path.format(kept.slug)
    assert client.get(f"/findings/?{name}={gone.slug}").url == f"/findings/?{name}={kept.slug}"


def test_a_former_address_leads_to_nobody_whom_readers_may_not_see(client):
    kept = PersonFactory()
    FormerAddress.objects.create(noun="person", slug="idah", person=kept)

    assert client.get("/people/idah/").status_code == 404
    assert client.get("/findings/?person=idah").status_code == 200


def choose(desk, action, *findings, **more):
    data = {"action": action, ACTION_CHECKBOX_NAME: [finding.pk for finding in findings], **more}
    return desk.post(pages_of(findings[0].__class__) + "?state__exact=draft", data)


def test_a_theme_is_given_to_the_chosen_findings_and_taken_back(desk, editor):
    theme = ThemeFactory(definition="What was there.")
    one, two = FindingFactory(state="draft"), FindingFactory(state="draft", themes=[theme])
    asked = choose(desk, "add_theme", one, two)
    assert "2 findings" in words(asked)

    sent = {"findings": asked.context["form"]["findings"].value(), "deed": "added", "theme": theme.pk}
    preview = desk.post(reverse("admin:findings_finding_tag"), sent)
    assert all(said in words(preview) for said in ["What was there.", "Get it: 1", "Have it already: 1"])
    done = desk.post(reverse("admin:findings_finding_tag"), {**sent, "agreed": preview.context["plan"].digest})

    batch = TaggingBatch.objects.get()
    assert done.url == page(batch)
    assert (batch.number, batch.done_by) == (1, editor)
    undone = desk.post(page(batch, "undo"))
    assert said(undone)[-1] == "Changed back: 1. Left as they are: 0."
    assert list(Tagging.objects.filter(theme=theme).values_list("finding", flat=True)) == [two.pk]


def test_all_findings_of_the_filter_are_meant_where_they_were_chosen(desk):
    findings = [FindingFactory(state="draft") for _ in range(3)]
    FindingFactory()

    asked = choose(desk, "add_theme", findings[0], select_across="1")

    assert asked.context["number"] == 3


def test_those_that_cannot_be_changed_are_listed_and_left_out_only_if_agreed(plain_desk):
    theme, draft, published = ThemeFactory(), FindingFactory(state="draft"), FindingFactory()
    sent = {"findings": f"{draft.pk},{published.pk}", "deed": "added", "theme": theme.pk}
    address = reverse("admin:findings_finding_tag")
    preview = plain_desk.post(address, sent)
    assert "Ask a reviewer" in words(preview)
    agreed = {**sent, "agreed": preview.context["plan"].digest}

    plain_desk.post(address, agreed)
    assert not Tagging.objects.filter(theme=theme).exists()
    plain_desk.post(address, {**agreed, "leave_out": "on"})

    assert Tagging.objects.get(theme=theme).finding == draft


@pytest.mark.parametrize("numbers", ["", "1;2", "1,x", "' OR 1=1"])
def test_what_is_no_list_of_findings_is_refused(desk, numbers):
    response = desk.post(
        reverse("admin:findings_finding_tag"), {"findings": numbers, "deed": "added", "theme": ThemeFactory().pk}
    )

    assert response.context["form"].errors["findings"]


def test_an_undone_batch_says_so(desk):
    batch = TaggingBatchFactory()
    desk.post(page(batch, "undo"))

    assert "undone before" in words(desk.post(page(batch, "undo")))
