"""The pages of themes, institutions and people."""

import re

import pytest

from tests.factories import (
    FindingFactory,
    InstitutionFactory,
    PersonFactory,
    SourceFactory,
    TextVersionFactory,
    ThemeFactory,
)

from .reading import counted, element, facts, markup, section, summaries, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def opened(client):
    """The main part of the page of a record, or at an address."""
    return lambda place: markup(client.get(place if isinstance(place, str) else place.get_absolute_url()))


def test_a_theme_shows_its_findings_its_definition_and_what_it_is_not_for(opened):
    theme = ThemeFactory(name="Lost keys", not_for="Keys that were sold.", aliases=["missing keys"])
    FindingFactory(themes=[theme], summary="A key was lost.")
    FindingFactory(summary="A biscuit was lost.")

    page = opened(theme)

    assert summaries(page) == ["A key was lost."]
    assert element(page, '<h2 id="findings"') == "1 finding"
    assert element(page, '<p class="lead"') == theme.definition
    assert facts(page)["Not for"] == "Keys that were sold."
    assert facts(page)["Also found as"] == "missing keys"


def test_a_broad_theme_counts_those_of_its_terms_once_and_leads_to_them(opened):
    broad = ThemeFactory(name="Lost things")
    keys, coats = ThemeFactory(name="Keys", parent=broad), ThemeFactory(name="Coats", parent=broad)
    FindingFactory(themes=[keys, coats])
    FindingFactory(themes=[keys])

    page = opened(broad)

    assert element(page, '<h2 id="findings"') == "2 findings"
    assert counted(section(page, "Its terms"), "Keys") == 2
    assert counted(section(page, "Its terms"), "Coats") == 1
    assert broad.get_absolute_url() in opened(keys).partition('<p class="trail"')[2].partition("</p>")[0]


def test_a_theme_without_findings_is_there_and_says_so(opened):
    theme = ThemeFactory()

    page = opened(theme)

    assert element(page, '<h2 id="findings"') == "0 findings"
    assert summaries(page) == []
    assert "Search and filter these" not in page


def test_the_years_of_a_theme_lead_to_the_findings_of_that_year(client, opened):
    theme = ThemeFactory(slug="lost-keys")
    for day in ["1999-01-02", "2021-05-04", "2021-06-07"]:
        version = TextVersionFactory(source=SourceFactory(published_on=day))
        FindingFactory(themes=[theme], text_version=version)

    years = section(opened(theme), "By year")

    assert re.findall(r'class="year">(\d+)</span>.*?class="count">(\d+)', years) == [("2021", "2"), ("1999", "1")]
    link = re.search(r'href="([^"]+2021)"', years)[1].replace("&amp;", "&")
    assert client.get(link).context["total"] == 2


def test_a_body_shows_what_is_above_it_and_its_parts(opened):
    force = InstitutionFactory(name="Toytown Constabulary")
    squad = InstitutionFactory(name="Biscuit Squad", parent=force, kind="police-unit")
    patrol = InstitutionFactory(name="Crumb Patrol", parent=squad, kind="police-unit")
    FindingFactory(subjects=[patrol], summary="A crumb was lost.")

    page = opened(squad)

    assert element(page, '<p class="trail"') == "Institutions / Toytown Constabulary"
    assert counted(section(page, "Its parts"), "Crumb Patrol") == 1
    assert summaries(page) == summaries(opened(force)) == ["A crumb was lost."]


def test_institutions_stand_under_those_they_are_part_of(opened):
    force = InstitutionFactory(name="Zebra Constabulary")
    FindingFactory(subjects=[InstitutionFactory(name="Antelope Squad", parent=force)])
    FindingFactory(subjects=[InstitutionFactory(name="Middle Review")])
    InstitutionFactory(name="Nobody Names It")

    page = opened("/institutions/")

    names = [words(item).partition(" ")[0] for item in re.findall(r"<li(.*?)</li>", page, re.DOTALL)]
    assert [name.rpartition(">")[2] for name in names] == ["Middle", "Zebra", "Antelope"]
    assert 'class="level-1"><a href="/institutions/toytown-constabulary' in page


def test_a_person_stands_with_their_parts_and_themes(client, opened):
    person, theme = PersonFactory(name="Ida Invented", aliases=["Miss I."]), ThemeFactory(name="Lost keys")
    theme.parent = ThemeFactory()
    theme.save()
    FindingFactory(speakers=[person], themes=[theme])
    FindingFactory(subjects=[person], themes=[theme])
    FindingFactory(themes=[theme])

    page = opened(person)

    assert "Speaker 1 Subject 1 To be named here says nothing against" in words(section(page, "Role in these findings"))
    assert counted(section(page, "Themes"), "Lost keys") == 2
    assert client.get(f"/findings/?person={person.slug}&theme={theme.slug}").context["total"] == 2
    assert "Miss I." in section(page, "Also found as")


def test_people_are_listed_by_surname(opened):
    for name, sort_name in [("Anna Zebra", "Zebra, Anna"), ("Zoe Antelope", "Antelope, Zoe")]:
        FindingFactory(speakers=[PersonFactory(name=name, sort_name=sort_name)])

    page = opened("/people/")

    assert page.index("Zoe Antelope") < page.index("Anna Zebra")
