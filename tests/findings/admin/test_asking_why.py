"""The editors' pages ask why a published finding is changed, and what they are told becomes a correction."""

import pytest
from django.contrib.auth.models import Permission

from findings.models import Correction, Finding, Tagging
from tests.factories import (
    LONG_AGO,
    ConnectionFactory,
    CorrectionFactory,
    DraftFactory,
    EditorFactory,
    FindingFactory,
    PersonFactory,
    TaggingFactory,
    ThemeFactory,
)
from tests.findings.admin.filling import complaints, page, pages_of, said, save, standing

pytestmark = pytest.mark.django_db
WHY = "Say why this is changed"


@pytest.fixture
def seen():
    return FindingFactory(first_published=LONG_AGO, figures=["the key"])


def test_a_changed_finding_needs_a_reason_which_readers_are_told(desk, editor, seen):
    assert WHY in complaints(save(desk, seen, summary="In other words."))
    assert not Correction.objects.exists()

    response = save(desk, seen, summary="In other words.", reason="A slip.")

    assert response.status_code == 302, complaints(response)
    correction = seen.corrections.get()
    assert (correction.reason, correction.made_by, correction.words_withheld) == ("A slip.", editor, False)


@pytest.mark.parametrize(
    "change",
    [
        {"figures__0__unit": "keys"},
        {"taggings__TOTAL_FORMS": 2, "taggings__1__theme": lambda: ThemeFactory().pk},
        {"involvements__0__descriptor": "a clerk"},
        {"figures__0__DELETE": "on"},
        {"quotations__0__passage": "lost the key to the evidence cupboard."},
    ],
    ids=lambda change: next(iter(change)),
)
def test_so_does_a_change_in_the_rows_beneath(desk, seen, change):
    change = {name: value() if callable(value) else value for name, value in change.items()}

    assert WHY in complaints(save(desk, seen, **change))

    assert save(desk, seen, **change, reason="A slip.").status_code == 302
    assert seen.corrections.count() == 1


def test_its_page_shows_where_to_say_why(desk, seen):
    shown = desk.get(page(seen)).content.decode()

    assert 'name="reason"' in shown
    assert 'name="words_withheld"' in shown


def test_saving_it_as_it_is_needs_none(desk, seen):
    assert save(desk, seen).status_code == 302
    assert not Correction.objects.exists()


def test_a_draft_is_not_asked_about_and_is_published_with_its_changes(desk):
    draft = FindingFactory(state="draft")

    assert "reason" not in standing(desk.get(page(draft)))
    assert "reason" not in desk.get(page(draft)).context["adminform"].form.fields
    assert save(desk, draft, summary="In other words.", state="published").status_code == 302
    assert not Correction.objects.exists()


def test_a_refused_change_is_no_correction(desk, seen):
    response = save(desk, seen, kind="statistic", figures__0__as_stated="two keys", reason="A slip.")

    assert "in the very words of the quotation" in complaints(response)
    assert not Correction.objects.exists()


def test_the_words_that_go_need_not_be_repeated(desk, seen):
    save(desk, seen, summary="In other words.", reason="A name was left out.", words_withheld="on")

    assert seen.corrections.get().words_withheld


def own_page(seen, part):
    return {
        "quotation": lambda: (seen.quotations.get(), {"passage": "lost the key to the evidence cupboard."}),
        "tagging": lambda: (seen.taggings.get(), {"theme": ThemeFactory().pk}),
        "involvement": lambda: (seen.involvements.get(), {"person": PersonFactory().pk}),
        "figure": lambda: (seen.figures.get(), {"unit": "keys"}),
        "connection": lambda: (ConnectionFactory(from_finding=seen), {"note": "The same key."}),
    }[part]()


@pytest.mark.parametrize("part", ["quotation", "tagging", "involvement", "figure", "connection"])
def test_the_pages_of_its_parts_ask_too(desk, seen, part):
    record, change = own_page(seen, part)

    assert WHY in complaints(save(desk, record, **change))

    response = save(desk, record, **change, reason="A slip.")
    assert response.status_code == 302, complaints(response)
    assert seen.corrections.count() == 1


def test_a_part_of_a_draft_is_changed_without_a_reason(desk):
    tagging = TaggingFactory()

    assert save(desk, tagging, theme=ThemeFactory().pk).status_code == 302


def test_a_part_added_to_it_or_moved_to_it_needs_a_reason(desk, seen):
    new = {"finding": seen.pk, "theme": ThemeFactory().pk, "position": 0}
    assert WHY in complaints(desk.post(pages_of(Tagging, "add"), new))
    assert WHY in complaints(save(desk, TaggingFactory(), finding=seen.pk))

    assert desk.post(pages_of(Tagging, "add"), {**new, "reason": "A theme was missing."}).status_code == 302
    assert seen.corrections.get().changes[0]["what"] == "Themes"


def test_a_part_is_not_deleted_on_a_page_that_asks_no_reason(desk, seen):
    figure = seen.figures.get()

    response = desk.post(page(figure, "delete"), {"post": "yes"})

    assert "Its own page asks for the reason" in said(response)[0]
    assert seen.figures.exists()


def test_words_are_withheld_and_shown_again_by_those_who_may_publish(desk, client):
    correction = CorrectionFactory()
    chosen = {"_selected_action": [correction.pk]}

    desk.post(pages_of(Correction), {**chosen, "action": "withhold"})
    correction.refresh_from_db()
    assert correction.words_withheld
    desk.post(pages_of(Correction), {**chosen, "action": "show"})
    correction.refresh_from_db()
    assert not correction.words_withheld

    viewer = EditorFactory(is_superuser=False)
    viewer.user_permissions.set(Permission.objects.filter(codename__in=["view_correction", "change_correction"]))
    client.force_login(viewer)
    client.post(pages_of(Correction), {**chosen, "action": "withhold"})
    correction.refresh_from_db()
    assert not correction.words_withheld


def test_whoever_may_only_look_is_asked_nothing(client, seen):
    viewer = EditorFactory(is_superuser=False)
    viewer.user_permissions.set(Permission.objects.filter(codename__startswith="view_"))
    client.force_login(viewer)

    assert "reason" not in client.get(page(seen)).context["adminform"].form.fields
    assert client.get(page(seen.figures.get())).status_code == 200


def test_what_became_of_the_claim_is_entered_with_the_finding(desk):
    draft = DraftFactory(kind="allegation")
    step = {"status": "upheld", "descriptor": "a panel", "decided_precision": "day"}

    response = save(desk, draft, statuses__TOTAL_FORMS=1, **{f"statuses__0__{name}": step[name] for name in step})

    assert response.status_code == 302, complaints(response)
    assert [str(status) for status in Finding.objects.get().statuses.all()] == ["upheld, a panel"]
