"""The small promises of the pages: lists as lines, tags with a name, links to the site."""

import pytest

from findings.models import Person, Tagging
from tests.factories import DraftFactory, FindingFactory, PersonFactory, TaggingFactory, ThemeFactory
from tests.findings.admin.filling import page, pages_of, save, standing

pytestmark = pytest.mark.django_db


def test_aliases_are_edited_one_a_line(desk):
    person = PersonFactory(aliases=["Ida", "Miss Invented"])

    assert standing(desk.get(page(person)))["aliases"] == "Ida\nMiss Invented"
    save(desk, person, aliases="Ida\r\n\r\n  I. Invented, constable \r\n")

    person.refresh_from_db()
    assert person.aliases == ["Ida", "I. Invented, constable"]


def test_an_alias_that_is_too_long_is_named_by_its_line(desk):
    response = save(desk, PersonFactory(), aliases="Ida\n" + "x" * 201)

    assert "Line 2: Ensure this value has at most 200 characters" in str(response.context["errors"])


def test_affected_groups_are_ticked(desk):
    finding = DraftFactory(groups=["sex"])

    save(desk, finding, groups=["race", "sex"])

    finding.refresh_from_db()
    assert finding.groups == ["race", "sex"]


def test_a_tag_bears_the_name_of_the_editor_who_added_it(desk, editor):
    old = TaggingFactory()

    save(desk, old.finding, taggings__TOTAL_FORMS=2, taggings__1__theme=ThemeFactory().pk)

    new = old.finding.taggings.exclude(pk=old.pk).get()
    assert new.tagged_by == editor
    assert Tagging.objects.get(pk=old.pk).tagged_by is None


def test_a_tag_added_on_its_own_page_bears_the_editors_name_too(desk, editor):
    finding = DraftFactory()

    desk.post(pages_of(Tagging, "add"), {"finding": finding.pk, "theme": ThemeFactory().pk, "position": 0})

    assert finding.taggings.get().tagged_by == editor


def test_a_new_part_comes_last(desk):
    first = TaggingFactory(position=4)

    save(desk, first.finding, taggings__TOTAL_FORMS=2, taggings__1__theme=ThemeFactory().pk)

    assert [tagging.position for tagging in first.finding.taggings.all()] == [4, 5]


def test_an_identifier_is_searched_as_readers_type_it(desk):
    finding, _ = FindingFactory(), FindingFactory()

    response = desk.get(pages_of(type(finding)), {"q": finding.shown_id.lower()})

    assert [found.pk for found in response.context["cl"].result_list] == [finding.pk]


def test_a_published_finding_links_to_its_page_and_a_draft_does_not(desk):
    finding = FindingFactory()

    link = desk.get(page(finding)).context["absolute_url"]

    assert desk.get(link).url.endswith(finding.get_absolute_url())
    assert desk.get(page(DraftFactory())).context["absolute_url"] is None


def test_a_new_person_is_added(desk):
    desk.post(pages_of(Person, "add"), {"name": "Ned Nobody", "sort_name": "Nobody, Ned", "slug": "ned-nobody"})

    assert Person.objects.get(slug="ned-nobody").aliases == []


def test_the_pages_bear_the_name_of_the_archive(desk):
    assert "Case archive" in desk.get("/admin/").content.decode()
