"""Choosing by typing: names, other names and codes, the likeliest first."""

import pytest

from tests.factories import ArticleFactory, InstitutionFactory, PersonFactory, ReportFactory, ThemeFactory


@pytest.fixture
def typed(desk):
    return lambda noun, words: [choice["label"] for choice in desk.read("names", of=noun, q=words).json()["choices"]]


def test_a_theme_is_found_by_its_name_code_and_other_names_with_its_definition(desk, typed):
    ThemeFactory(name="Lost keys", code="LK1", aliases=["vanished keys"], definition="Keys that are gone.")
    ThemeFactory(name="Vanity", code="VA")

    assert typed("theme", "LOST") == ["Lost keys"]
    assert typed("theme", "lk1") == ["Lost keys"]
    assert typed("theme", "van") == ["Vanity", "Lost keys"]
    first = desk.read("names", of="theme", q="vanished").json()["choices"][0]
    assert (first["definition"], first["note"]) == ("Keys that are gone.", "also “vanished keys”")


def test_people_and_institutions_are_found_together(typed):
    PersonFactory(name="Ida Invented", sort_name="Invented, Ida")
    InstitutionFactory(name="Office of Inventions", aliases=["the Inventory"])

    assert typed("party", "invent") == ["Ida Invented", "Office of Inventions"]
    assert typed("party", "inventory") == ["Office of Inventions"]
    assert typed("party", "nobody") == []


def test_only_sources_of_record_are_reports(typed):
    ReportFactory(title="The report on keys")
    ArticleFactory(title="An article on keys")

    assert typed("report", "keys") == ["The report on keys"]


@pytest.mark.parametrize("words", ["%", "_", "\\", "'", "a%00", "🔑", "a" * 3000])
def test_nothing_typed_breaks_the_search(typed, words):
    ThemeFactory(name="Lost keys")

    for noun in ("theme", "party", "report"):
        assert typed(noun, words) == []


def test_what_is_not_chosen_from_is_said(desk):
    assert desk.read("names", of="cats").status_code == 400
