"""Each example beside the search box finds what it says, and nothing of it is left out."""

from urllib.parse import parse_qs, urlsplit

import pytest

from findings.asking.examples import EXAMPLES
from findings.asking.reading import read
from findings.models import Finding
from tests.factories import FindingFactory, PersonFactory, ReportFactory, ThemeFactory
from tests.loaded import first_records

pytestmark = pytest.mark.django_db

# For each example: texts that it finds, and texts that it does not.
FINDS = {
    "freezer strap": (["Freezers with straps.", "A freezer was strapped."], ["A freezer.", "A strap."]),
    '"tick box"': (["A tick box."], ["A box to tick.", "Ticked boxes."]),
    "freezer OR fridge": (["A freezer.", "Some fridges."], ["A rope."]),
    "misogyny -canteen": (["Misogyny at a desk."], ["Misogyny in the canteen."]),
    "strap*": (["A strap.", "It was strapped.", "Two straps."], ["A trap."]),
    "(freezer OR fridge) strap": (["A freezer with a strap.", "A strap, and a fridge."], ["A freezer.", "One strap."]),
}
FILTERS = {
    "theme:forensics": {"theme": ["forensics"]},
    "theme:(racism OR misogyny)": {"theme": ["racism", "misogyny"]},
    "person:casey": {"person": ["ida-casey"]},
    "year:1999..2023": {"since": ["1999"], "until": ["2023"]},
    "-kind:opinion": {"not_kind": ["opinion"]},
}
TOTALS = {"theme:(racism OR misogyny)": 2, "-kind:opinion": 2}  # of the others, one


def test_every_example_is_held_to_its_word():
    assert {typed for typed, _ in EXAMPLES} == {*FINDS, *FILTERS}


@pytest.mark.parametrize("typed", FINDS)
def test_an_example_finds_what_it_says(client, typed):
    wanted, unwanted = FINDS[typed]
    for text in [*wanted, *unwanted]:
        FindingFactory(words=text, summary="Something was lost.")

    response = client.get("/findings/", {"q": typed})

    assert {row.text for row in response.context["page_obj"]} == set(wanted)
    assert response.context["notes"] == []


@pytest.mark.parametrize("typed", FILTERS)
def test_an_example_with_a_filter_leads_to_it(client, typed):
    FindingFactory(
        themes=[ThemeFactory(slug="forensics", name="Forensics and evidence"), ThemeFactory(slug="racism")],
        speakers=[PersonFactory(slug="ida-casey", name="Ida Casey")],
        report=ReportFactory(published_on="2001-02-03"),
    )
    FindingFactory(report=ReportFactory(published_on="1990-02-03"), themes=[ThemeFactory(slug="misogyny")])

    response = client.get("/findings/", {"q": typed})

    assert parse_qs(urlsplit(response["Location"]).query) == FILTERS[typed]
    assert client.get(response["Location"]).context["total"] == TOTALS.get(typed, 1)


def test_what_the_meanings_mention_is_read_without_a_note():
    mentioned = [
        '-"tick box"',
        'theme:"rape kits"',
        "speaker:casey",
        "year:2023",
        "year:..1999",
        "year:2020..",
        "since:1999 until:2023",
    ]
    mentioned += ["theme:racism,misogyny"]
    told = " ".join(meaning for _, meaning in EXAMPLES)

    for typed in mentioned:
        assert typed in told
        assert read(typed).notes == ()
    for name in ["institution:", "source:", "publisher:", "group:", "direction:", "status:"]:
        assert name in told
        assert read(f"{name}x").fields


def test_each_example_finds_something_in_the_first_records(client):
    first_records()

    totals = {typed: client.get("/findings/", {"q": typed}, follow=True).context["total"] for typed, _ in EXAMPLES}

    assert [typed for typed, total in totals.items() if not total] == []


def test_the_page_of_the_list_shows_them_with_links(client):
    assert not Finding.objects.exists()

    page = client.get("/findings/").content.decode()

    assert "How to search" in page
    assert "?q=%22tick%20box%22" in page
