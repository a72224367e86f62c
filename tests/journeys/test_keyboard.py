"""A reader who uses no mouse."""

import re

import pytest
from playwright.sync_api import expect

FOCUSED = "document.activeElement"
OUTLINE = f"getComputedStyle({FOCUSED}).outlineStyle + ' ' + getComputedStyle({FOCUSED}).outlineWidth"
IN_VIEW = f"""(() => {{
    const box = {FOCUSED}.getBoundingClientRect();
    return box.width > 1 && box.height > 1 && box.top > -1 && box.bottom < innerHeight + 1 && box.left >= 0;
}})()"""


@pytest.fixture
def tab_to(reader):
    """Presses Tab until the focus is on what the selector names; every stop on the way must be seen."""

    def press(selector, most=60):
        for _ in range(most):
            reader.keyboard.press("Tab")
            here = reader.evaluate(f"{FOCUSED}.outerHTML.slice(0, 90)")
            assert reader.evaluate(OUTLINE) == "solid 3px", here
            assert reader.evaluate(IN_VIEW), here
            if reader.evaluate(f"{FOCUSED}.matches('{selector}')"):
                return
        pytest.fail(f"Tab does not reach {selector}")

    return press


def test_from_the_search_box_to_a_narrowed_list(reader, archive, tab_to):
    reader.goto(archive)

    tab_to("#search")
    reader.keyboard.type("fridges")
    reader.keyboard.press("Enter")
    expect(reader).to_have_url(f"{archive}/findings/?q=fridges")

    tab_to("#facet-theme a")
    name = reader.evaluate(f"{FOCUSED}.querySelector('span').textContent")
    reader.keyboard.press("Enter")
    expect(reader).to_have_url(re.compile("&theme="))
    expect(reader.locator(".chip", has_text=name)).to_be_visible()
    assert reader.evaluate(f"{FOCUSED} !== document.body"), "the focus has a place after the swap"

    tab_to("article.finding h3 a")
    reader.keyboard.press("Enter")
    expect(reader).to_have_url(re.compile(r"/findings/\w{4}-\w{4}/"))


def test_filters_are_skipped_by_one_stop(reader, crowded):
    reader.goto(f"{crowded}/findings/")
    skip = reader.get_by_role("link", name="Skip the filters")

    skip.focus()
    expect(skip).to_be_in_viewport()
    reader.keyboard.press("Enter")
    reader.keyboard.press("Tab")  # the first order that can be chosen

    assert reader.evaluate("document.activeElement.closest('section').getAttribute('aria-labelledby')") == "results"


def test_the_first_stop_skips_to_the_content(reader, live_server):
    reader.goto(f"{live_server.url}/about/")
    reader.keyboard.press("Tab")
    skip = reader.get_by_role("link", name="Skip to the content")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()

    reader.keyboard.press("Enter")

    expect(reader.locator("main")).to_be_focused()


def test_a_folded_facet_opens_with_the_keyboard_and_stays_open_when_one_of_its_values_is_chosen(
    reader, crowded, tab_to
):
    reader.goto(f"{crowded}/findings/")

    tab_to("#facet-kind summary", most=120)
    reader.keyboard.press("Enter")
    tab_to("#facet-kind a", most=1)
    reader.keyboard.press("Enter")

    expect(reader).to_have_url(re.compile(r"\?kind="))
    expect(reader.locator("#facet-kind")).to_have_attribute("open", "")
    expect(reader.locator("#facet-kind .chosen")).to_be_focused()
