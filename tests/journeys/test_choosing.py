"""Several values of one filter, values left out and a range of years, by pointer and by keyboard."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.django_db(transaction=True)


def choose_and_leave_out(page, address):
    """Choose two kinds, take one back, leave out a third."""
    page.goto(f"{address}/findings/")
    unfold(page)
    page.locator("#kind-conclusion").click()
    expect(page.locator("#kind-conclusion")).to_contain_text("chosen")
    page.locator("#kind-testimony").click()
    expect(page.locator("#facet-kind .chosen")).to_have_count(2)
    assert "kind=conclusion&kind=testimony" in page.url
    page.locator("#kind-conclusion").click()
    expect(page.locator("#facet-kind .chosen")).to_have_count(1)
    page.locator("#kind-testimony").click()
    expect(page.locator("#facet-kind .chosen")).to_have_count(0)
    unfold(page)
    page.get_by_role("link", name="Leave out Testimony").click()
    expect(page.locator("#not-kind-testimony")).to_contain_text("left out")
    assert page.url.endswith("?not_kind=testimony")


def unfold(page):
    """A filter in use stands open; others may be folded."""
    if not page.locator("#facet-kind ul").is_visible():
        page.locator("#facet-kind summary").click()


def test_with_scripts_the_focus_stays_on_what_was_clicked(reader, crowded):
    choose_and_leave_out(reader, crowded)

    expect(reader.locator("#not-kind-testimony")).to_be_focused()
    reader.keyboard.press("Enter")
    expect(reader.locator("#kind-testimony")).to_be_visible()
    expect(reader.locator("#not-kind-testimony")).to_be_focused()


def test_without_scripts_the_same_can_be_done_and_a_range_of_years_chosen_by_two_clicks(without_scripts, crowded):
    page = without_scripts

    choose_and_leave_out(page, crowded)
    page.goto(f"{crowded}/findings/")
    page.locator("#year-2003").click()
    page.locator("#to-year-2007").click()

    expect(page.locator("#facet-year .chosen")).to_have_count(3)
    assert page.url.endswith("?since=2003&until=2007")
