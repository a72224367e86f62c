"""The parts of a finding at their own pages: what readers see is changed by reviewers alone there too."""

import pytest
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.test import Client

from findings.models import Connection, Involvement, Quotation, Tagging
from tests.factories import LONG_AGO, DraftFactory, EditorFactory, TaggingFactory, ThemeFactory
from tests.findings.admin.filling import page, pages_of, standing
from tests.findings.admin.test_roles import PARTS, WHY, written

pytestmark = pytest.mark.django_db

PART_DEEDS = ["change", "delete", "delete by action", "move away", "add"]


def part_form(part, **changes):
    """What the part's own page would send."""
    insider = Client()
    insider.force_login(EditorFactory())
    address = page(part) if part.pk else pages_of(type(part), "add")
    return {**standing(insider.get(address)), "reason": WHY, **changes}


def do_to_part(browser, deed, part, whole):
    """The deed at the part's own page; returns nothing, since only what the database holds counts."""
    model = type(part)
    if deed == "change":
        changed = {"descriptor": "Changed.", "position": 7, "note": "Changed.", "role": "also-in", "group": "Changed."}
        fields = {field.name for field in model._meta.fields}
        mine = {name: value for name, value in changed.items() if name in fields}
        if model is Involvement:
            del mine["role"]
        browser.post(page(part), part_form(part, **mine))
    elif deed == "delete":
        browser.post(page(part, "delete"), {"post": "yes"})
    elif deed == "delete by action":
        sent = {"action": "delete_selected", ACTION_CHECKBOX_NAME: [part.pk], "post": "yes"}
        browser.post(pages_of(model), sent)
    elif deed == "move away":
        browser.post(page(part), part_form(part, **{whole: DraftFactory().pk}))
    elif deed == "add" and model is Tagging:
        added = {"finding": part.finding_id, "theme": ThemeFactory().pk, "position": 9, "reason": WHY}
        browser.post(pages_of(Tagging, "add"), added)
    elif deed == "add":
        copy = part_form(part)
        copy |= {"note": "A second one.", "descriptor": "A second one.", "kind": "contradicts", "role": "also-in"}
        if model is Involvement:
            copy["role"] = "mentioned"
        browser.post(pages_of(model, "add"), copy)


def parts_of(finding):
    links = {model: "from_finding" if model is Connection else "finding" for model in PARTS}
    return {
        model: sorted(model._default_manager.filter(**{link: finding}).values_list(), key=str)
        for model, link in links.items()
    }


@pytest.mark.parametrize("who", ["staff", "editor own", "editor other", "reviewer other"])
@pytest.mark.parametrize("deed", PART_DEEDS)
@pytest.mark.parametrize("model", PARTS, ids=lambda model: model.__name__)
@pytest.mark.parametrize("state", ["draft", "published"])
def test_the_parts_of_what_was_published_are_changed_by_reviewers_alone(door, who, deed, model, state):
    browser, account = door(who)
    seen = {"first_published": LONG_AGO} if state == "published" else {}
    finding = written(state, account if who == "editor own" else None, **seen)
    # a second theme and involvement, so that one of them can be spared
    TaggingFactory(finding=finding)
    Involvement.objects.create(finding=finding, role="speaker", descriptor="Somebody unnamed")
    part = model._default_manager.filter(**{"from_finding" if model is Connection else "finding": finding}).first()
    before = parts_of(finding)

    do_to_part(browser, deed, part, "from_finding" if model is Connection else "finding")

    may = who.startswith("reviewer") or (who.startswith("editor") and state == "draft")
    # the one quotation of what readers see is neither spared nor doubled, whoever asks
    kept = model is Quotation and state == "published" and deed != "add"
    # and what readers see is deleted on the page of the finding, which asks why
    kept |= state == "published" and deed.startswith("delete")
    assert (parts_of(finding) != before) == (may and not kept)


@pytest.mark.parametrize("model", PARTS, ids=lambda model: model.__name__)
def test_an_editor_puts_no_part_of_a_draft_into_what_was_published(door, model):
    browser, _ = door("editor own")
    draft, published = written("draft", None), written("published", None)
    whole = "from_finding" if model is Connection else "finding"
    part = model._default_manager.filter(**{whole: draft}).first()
    before = parts_of(published)

    browser.post(page(part), part_form(part, **{whole: published.pk}))

    assert parts_of(published) == before
    assert getattr(model._default_manager.get(pk=part.pk), whole) == draft
