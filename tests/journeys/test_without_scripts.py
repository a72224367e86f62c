"""Everything works for a reader whose browser runs no scripts."""

import re

from playwright.sync_api import expect

from findings.models import Theme
from tests.factories import FindingFactory

from .test_reader import number


def test_search_facet_chip_and_pages_work(without_scripts, archive):
    page = without_scripts
    page.goto(archive)

    page.get_by_role("searchbox").fill("police")
    page.get_by_role("button", name="Search").click()
    assert page.url == f"{archive}/findings/?q=police"
    found = number(page)

    theme = page.locator("#facet-theme a").first
    expected = int(theme.locator(".count").inner_text())
    theme.click()
    assert re.search(r"\?q=police&theme=[\w-]+$", page.url)
    assert number(page) == expected < found

    page.locator(".chip", has_text="Theme").click()
    assert page.url == f"{archive}/findings/?q=police"
    assert number(page) == found

    page.get_by_role("link", name="Clear all").click()
    page.get_by_role("link", name="Next page").click()
    assert page.url == f"{archive}/findings/?page=2"
    assert page.locator("ol.findings").get_attribute("start") == "26"


def test_a_search_keeps_the_filters_in_force_and_the_filters_unfold_in_a_narrow_window(without_scripts, crowded):
    page = without_scripts
    theme = Theme.objects.exclude(parent=None).first()
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(f"{crowded}/findings/?theme={theme.slug}&sort=oldest")

    page.get_by_role("searchbox").fill("case")
    page.get_by_role("searchbox").press("Enter")
    assert page.url == f"{crowded}/findings/?q=case&theme={theme.slug}&sort=oldest"

    kind = page.locator("#facet-kind a").first
    expect(kind).not_to_be_visible()
    page.locator("#filters > summary").click()
    page.locator("#facet-kind > summary").click()
    kind.click()
    assert "&kind=" in page.url


def test_a_finding_offers_no_button_that_could_do_nothing(without_scripts, live_server):
    page = without_scripts

    page.goto(live_server.url + FindingFactory().get_absolute_url())

    assert page.get_by_role("button", name="Copy").count() == 0
    expect(page.locator("#citation")).to_be_visible()
    assert page.locator("#address").get_attribute("href") == page.url
