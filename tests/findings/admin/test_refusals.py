"""What the database refuses is a sentence on the page, never a broken page."""

import pytest
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME

from findings.models import Finding, Institution, Person, Theme
from sources.models import Source
from tests.factories import (
    DraftFactory,
    FindingFactory,
    InstitutionFactory,
    InvolvementFactory,
    PersonFactory,
    TaggingFactory,
    ThemeFactory,
)
from tests.findings.admin.filling import complaints, page, pages_of, said, save, standing

pytestmark = pytest.mark.django_db


def test_a_published_finding_is_not_deleted_and_the_page_says_what_to_do(desk):
    finding = FindingFactory()

    response = desk.post(page(finding, "delete"), {"post": "yes"})

    assert response.url == page(finding)
    assert "Withdraw it instead of deleting it." in said(response)[0]
    assert Finding.objects.filter(pk=finding.pk).exists()


def test_a_draft_is_deleted_with_its_parts(desk):
    finding = TaggingFactory().finding

    desk.post(page(finding, "delete"), {"post": "yes"})

    assert not Finding.objects.exists()


def test_deleting_several_from_the_list_is_refused_as_a_whole(desk):
    draft, published = DraftFactory(), FindingFactory()

    response = desk.post(
        pages_of(Finding),
        {"action": "delete_selected", ACTION_CHECKBOX_NAME: [draft.pk, published.pk], "post": "yes"},
    )

    assert response.status_code == 302
    assert "Withdraw it instead" in said(response)[0]
    assert Finding.objects.count() == 2


def test_a_person_in_a_finding_is_protected_and_the_page_shows_by_what(desk):
    involvement = InvolvementFactory()

    response = desk.post(page(involvement.person, "delete"), {"post": "yes"})

    assert "protected" in response.content.decode()
    assert Person.objects.filter(pk=involvement.person_id).exists()


def test_deleting_the_only_attribution_on_its_own_page_is_refused(desk):
    involvement = FindingFactory().involvements.get()

    response = desk.post(page(involvement, "delete"), {"post": "yes"})

    assert "Say whose words these are" in said(response)[0]


def test_a_source_with_published_findings_is_not_taken_back(desk):
    source = FindingFactory().source

    response = save(desk, source, state="draft", title="Another title", reason="It has another title.")

    assert "withdraw its findings first" in complaints(response)
    assert standing(response)["title"] == "Another title"
    assert Source.objects.get(pk=source.pk).state == "published"


def test_a_body_cannot_be_part_of_its_own_part(desk):
    whole = InstitutionFactory()
    part = InstitutionFactory(parent=whole)

    response = save(desk, whole, parent=part.pk)

    assert "A body cannot be part of itself" in complaints(response)
    assert Institution.objects.get(pk=whole.pk).parent is None


def test_a_theme_of_a_third_level_is_refused(desk):
    narrow = ThemeFactory(parent=ThemeFactory())

    response = save(desk, ThemeFactory(), parent=narrow.pk)

    assert "Themes have two levels" in complaints(response)
    assert Theme.objects.filter(parent=narrow).count() == 0


def test_the_same_party_twice_in_one_role_is_refused(desk):
    finding, person = DraftFactory(), PersonFactory()

    response = save(
        desk,
        finding,
        involvements__TOTAL_FORMS=2,
        **{f"involvements__{row}__role": "subject" for row in (0, 1)},
        **{f"involvements__{row}__person": person.pk for row in (0, 1)},
    )

    assert response.status_code == 200
    assert finding.involvements.count() == 0


def test_a_person_and_an_institution_in_one_line_are_refused_in_words(desk):
    response = save(
        desk,
        DraftFactory(),
        involvements__TOTAL_FORMS=1,
        involvements__0__role="subject",
        involvements__0__person=PersonFactory().pk,
        involvements__0__institution=InstitutionFactory().pk,
    )

    assert "not both" in complaints(response)


def test_a_finding_connected_with_itself_is_refused_in_words(desk):
    finding = DraftFactory()

    response = save(
        desk,
        finding,
        connections__TOTAL_FORMS=1,
        connections__0__kind="contradicts",
        connections__0__to_finding=finding.pk,
    )

    assert "cannot be connected with itself" in complaints(response)
