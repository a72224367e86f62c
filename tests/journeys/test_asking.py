"""A reader types more than words, sees how it was understood, and learns how to search."""

import re

import pytest
from playwright.sync_api import expect

from tests.judging import AND_GOOD_PRACTICE, violations


def test_a_typed_filter_becomes_a_chip_without_the_page_being_left(reader, archive):
    reader.goto(f"{archive}/findings/")
    reader.evaluate("window.opened = 'once'")

    reader.locator("#search").fill("theme:forensics freezer")
    reader.locator("#search").press("Enter")

    expect(reader).to_have_url(f"{archive}/findings/?q=freezer&theme=forensics")
    expect(reader.locator("#search")).to_have_value("freezer")
    expect(reader.locator(".chip", has_text="Theme")).to_be_visible()
    assert reader.evaluate("window.opened") == "once"


@pytest.mark.parametrize("width", [1280, 360])
def test_the_page_says_how_it_understood_and_shows_how_to_search(reader, archive, width):
    reader.set_viewport_size({"width": width, "height": 900})
    reader.goto(f'{archive}/findings/?q=(freezer OR fridges -"tick box"')

    expect(reader.locator("#understood")).to_contain_text(
        "Findings with either “freezer” or (“fridges” and not exactly “tick box”)."
    )
    expect(reader.locator("#understood")).to_contain_text("The bracket that was never closed was left out.")
    reader.locator("#how-to-search summary").focus()
    reader.keyboard.press("Enter")
    expect(reader.locator("#how-to-search dl")).to_be_visible()
    assert violations(reader, AND_GOOD_PRACTICE) == []
    assert reader.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")

    reader.locator("#how-to-search").get_by_role("link", name="freezer OR fridge", exact=True).click()
    expect(reader).to_have_url(re.compile(r"q=freezer(\+|%20)OR(\+|%20)fridge$"))


def test_an_identifier_that_is_pasted_into_the_list_opens_its_finding(reader, archive):
    reader.goto(f"{archive}/findings/?kind=testimony")
    identifier = reader.locator("article.finding").first.get_attribute("id").removeprefix("f-")
    address = reader.locator("article.finding h3 a").first.get_attribute("href")

    reader.locator("#search").fill(identifier)
    reader.locator("#search").press("Enter")

    expect(reader).to_have_url(f"{archive}{address}")
    expect(reader.locator("h1")).not_to_have_text("Findings")
    expect(reader.locator("#results-and-filters")).to_have_count(0)
    reader.go_back()
    expect(reader).to_have_url(f"{archive}/findings/?kind=testimony")
    expect(reader.locator("article.finding").first).to_be_visible()
