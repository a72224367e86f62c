"""The bars of the years are links, and together the filter of a range."""

import re
from urllib.parse import urlsplit

import pytest
from django.http import QueryDict

from findings.listing import Listing

pytestmark = pytest.mark.django_db


def listing(query: str) -> dict:
    return Listing(QueryDict(query)).context()


def at(url: str) -> dict:
    return listing(urlsplit(url).query)


def test_the_range_reaches_from_a_year_to_another_by_two_clicks(toytown):
    first = {year.text: year for year in listing("q=-nothing")["years"].values}["1999"]
    second = {year.text: year for year in at(first.url)["years"].values}

    assert [year.text for year in second.values() if year.selected] == ["1999"]
    assert second["2021"].stretch_url == "/findings/?q=-nothing&since=1999&until=2021"
    assert second["2021"].range == "from 1999 to 2021"
    assert second["1999"].stretch_url is None

    third = at(second["2021"].stretch_url)
    assert third["total"] == 8
    assert [year.text for year in third["years"].values if year.within] == ["2021", "1999"]
    assert [(year.text, year.stretch_url) for year in third["years"].values if year.stretch_url] == [
        ("2022", "/findings/?q=-nothing&since=1999&until=2022")
    ]


def test_the_form_of_the_range_keeps_the_other_filters_and_shows_what_is_chosen(toytown, client):
    page = client.get("/findings/?kind=testimony&since=1999&until=2021&sort=oldest").content.decode()

    form = page.partition('<form class="find range"')[2].partition("</form>")[0]
    assert 'name="since" id="since" value="1999"' in form
    assert 'name="until" id="until" value="2021"' in form
    assert '<input type="hidden" name="kind" value="testimony">' in form
    assert '<input type="hidden" name="sort" value="oldest">' in form
    assert form.count('name="since"') == form.count('name="until"') == 1


def test_a_form_that_is_sent_empty_asks_for_nothing(toytown):
    context = listing("since=&until=")

    assert context["total"] == len(toytown)
    assert context["canonical_path"] == "/findings/"


@pytest.mark.parametrize(
    ("query", "stretched"),
    [
        ("since=2021", {"1999": "since=1999"}),
        ("until=2021", {"2022": "until=2022"}),
        ("since=1999&until=2022", {}),
        ("year=2021", {"1999": "since=1999&until=2021", "2022": "since=2021&until=2022"}),
        ("", {}),
    ],
)
def test_a_range_is_stretched_to_the_years_outside_it(toytown, query, stretched):
    years = listing(query)["years"].values

    assert {year.text: year.stretch_url for year in years if year.stretch_url} == {
        year: f"/findings/?{later}" for year, later in stretched.items()
    }


def test_what_was_corrected_comes_first_and_the_rest_by_date(toytown):
    corrected = [finding.corrected_on for finding in listing("sort=corrected")["page_obj"]]

    dates = [day for day in corrected if day]
    assert dates == sorted(dates, reverse=True)
    assert len(dates) == 3
    assert corrected[3:] == [None] * 9


def test_years_given_the_wrong_way_round_find_nothing_and_are_offered_the_right_way(toytown, client):
    turned = listing("q=-nothing&since=2021&until=1999")

    [first, *_] = turned["suggestions"]
    assert (turned["total"], first.text) == (0, "from 1999 to 2021")
    assert at(first.url)["total"] == first.count > 0
    assert first.url == "/findings/?q=-nothing&since=1999&until=2021"
    assert [each.text for each in listing("since=2021&until=1850")["suggestions"] if each.text.startswith("from")]
    assert not [each for each in listing("since=2050&until=2060")["suggestions"] if each.text.startswith("from")]


def test_the_title_of_a_list_says_from_which_year_to_which(toytown, client):
    page = client.get("/findings/?since=1999&until=2021&not_kind=opinion").content.decode()

    assert re.search(r"<title>[\d,]+ findings: not opinion, from 1999, to 2021 –", page)
