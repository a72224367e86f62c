"""A reader types the beginning of a name, and is offered the rest."""

import re

import pytest
from playwright.sync_api import expect

from tests.factories import FindingFactory, InstitutionFactory, PersonFactory, ThemeFactory
from tests.judging import AND_GOOD_PRACTICE, violations

WIDTHS = [1280, 360]
REMEMBERS = """() => {
  window.shown = [];
  const remember = (change) => window.shown.push(...[...change.addedNodes].map((node) => node.textContent));
  const observer = new MutationObserver((changes) => changes.forEach(remember));
  observer.observe(document.body, { childList: true, subtree: true });
}"""
every_width = pytest.mark.parametrize("width", WIDTHS)


@pytest.fixture
def toytown(live_server):
    """An archive in which a person, a body and a theme begin alike."""
    FindingFactory(
        summary="A samovar was hidden.",
        speakers=[PersonFactory(name="Ida Penderwick", slug="ida", aliases=["Penny Dreadful"])],
        subjects=[InstitutionFactory(name="Pencil Squad", slug="squad")],
        themes=[ThemeFactory(name="Pens and ink", slug="pens")],
    )
    return live_server.url


@pytest.fixture
def box(reader, toytown):
    """The search box of a page, in a window of some width, with the focus in it."""

    def opened(width=1280, path="/"):
        reader.set_viewport_size({"width": width, "height": 800})
        reader.goto(toytown + path)
        found = reader.get_by_role("combobox", name="Search the findings").last
        found.focus()
        return found

    return opened


def options(reader):
    return reader.get_by_role("option")


def chosen(reader):
    return reader.locator("[role=option][aria-selected=true]")


def offers_ida(reader):
    """Typed into the box, the beginning of her alias brings her name, and the word."""
    field = reader.get_by_role("combobox")
    field.fill("")
    field.press_sequentially("dread")
    expect(options(reader)).to_have_count(2)
    expect(options(reader).first).to_contain_text("Ida Penderwick")


@every_width
def test_by_keyboard_a_name_is_chosen_and_its_list_opens(reader, box, toytown, width):
    field = box(width)
    expect(field).to_have_attribute("aria-expanded", "false")

    reader.keyboard.type("pen")
    expect(field).to_have_attribute("aria-expanded", "true")
    expect(options(reader).first).to_contain_text("Ida Penderwick")
    reader.keyboard.press("ArrowDown")
    assert field.get_attribute("aria-activedescendant") == chosen(reader).get_attribute("id")
    expect(field).to_be_focused()
    expect(field).to_have_value("pen")
    reader.keyboard.press("ArrowUp")
    expect(chosen(reader)).to_have_count(0)
    reader.keyboard.press("ArrowUp")
    expect(options(reader).last).to_have_attribute("aria-selected", "true")
    reader.keyboard.press("ArrowDown")
    reader.keyboard.press("ArrowDown")
    reader.keyboard.press("Enter")

    expect(reader).to_have_url(f"{toytown}/findings/?person=ida")


@every_width
def test_by_mouse(reader, box, toytown, width):
    box(width)
    reader.keyboard.type("squ")

    options(reader).filter(has_text="Pencil Squad").click()

    expect(reader).to_have_url(f"{toytown}/findings/?institution=squad")


def test_by_touch(browser, watched, toytown):
    context = browser.new_context(viewport={"width": 360, "height": 800}, has_touch=True)
    page = watched(context.new_page())
    page.goto(toytown)
    page.get_by_role("combobox").last.tap()
    page.keyboard.type("ink")

    page.get_by_role("option").filter(has_text="Pens and ink").tap()

    expect(page).to_have_url(f"{toytown}/findings/?theme=pens")
    context.close()


def test_an_alias_is_told_beside_the_name(reader, box):
    box()

    reader.keyboard.type("dread")

    expect(options(reader).first).to_have_text("Ida Penderwick person · also “Penny Dreadful” · 1")


def test_escape_closes_the_list_and_keeps_what_was_typed_and_enter_searches_for_it(reader, box, toytown):
    field = box()
    reader.keyboard.type("pen")
    expect(options(reader).first).to_be_visible()

    reader.keyboard.press("Escape")
    expect(reader.get_by_role("listbox")).to_have_count(0)
    reader.keyboard.press("Escape")
    expect(field).to_have_value("pen")
    reader.keyboard.press("ArrowDown")
    expect(options(reader).first).to_be_visible()
    reader.keyboard.press("Enter")

    expect(reader).to_have_url(f"{toytown}/findings/?q=pen")


def test_leaving_the_box_closes_the_list(reader, box):
    box()
    reader.keyboard.type("pen")
    expect(options(reader).first).to_be_visible()

    reader.keyboard.press("Tab")

    expect(reader.get_by_role("listbox")).to_have_count(0)


def test_an_answer_that_comes_late_never_takes_the_place_of_a_newer_one(reader, box):
    box()
    reader.evaluate(REMEMBERS)
    held = []
    reader.route(re.compile(r"complete\?q=pen$"), lambda route: held.append(route))

    with reader.expect_request(re.compile(r"complete\?q=pen$")):
        reader.keyboard.type("pen")
    reader.keyboard.type("s a")
    expect(options(reader).first).to_contain_text("Pens and ink")
    held[0].fulfill(json={"entries": [{"sort": "word", "text": "late", "url": "/", "alias": "", "count": None}]})
    with reader.expect_response(re.compile(r"complete\?q=pens%20an$")):
        reader.keyboard.type("n")

    expect(options(reader)).to_have_count(1)
    expect(options(reader)).to_contain_text("Pens and ink")
    shown = reader.evaluate("window.shown")
    assert any("Pens and ink" in text for text in shown)
    assert not any("late" in text for text in shown)


def test_where_no_answer_comes_the_search_works_as_ever(reader, box, toytown):
    box()
    reader.route("**/findings/complete?*", lambda route: route.fulfill(status=204, body=""))

    with reader.expect_response("**/findings/complete?*"):
        reader.keyboard.type("samovar")
    reader.keyboard.press("Enter")

    expect(reader).to_have_url(f"{toytown}/findings/?q=samovar")


def test_after_the_results_were_swapped_and_after_going_back_it_works_still(reader, box, toytown):
    box(path="/findings/")
    reader.evaluate("window.opened = 'once'")
    reader.keyboard.type("samovar")
    reader.keyboard.press("Enter")
    expect(reader).to_have_url(f"{toytown}/findings/?q=samovar")
    expect(reader.locator("#search")).to_have_value("samovar")

    offers_ida(reader)
    reader.go_back()
    expect(reader).to_have_url(f"{toytown}/findings/")
    expect(reader.locator("#search")).to_have_value("")  # what the page that was gone back to says
    offers_ida(reader)
    assert reader.evaluate("window.opened") == "once"


def test_what_was_typed_before_the_script_came_is_kept(reader, toytown):
    late = []
    reader.route("**/js/complete.js", lambda route: late.append(route))
    reader.goto(toytown, wait_until="commit")
    field = reader.locator("#search")
    field.press_sequentially("penknife")
    for _ in range(3):
        reader.keyboard.press("ArrowLeft")

    late[0].continue_()
    expect(field).to_have_attribute("role", "combobox")
    reader.keyboard.type("x")

    expect(field).to_have_value("penknxife")


@every_width
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_the_open_list_and_it_fits_the_window(reader, box, width, scheme):
    for path in ["/", "/about/"]:
        box(width, path)
        reader.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        reader.keyboard.type("pen")
        expect(options(reader).first).to_be_visible()
        reader.keyboard.press("ArrowDown")

        assert violations(reader, AND_GOOD_PRACTICE) == []
        assert reader.evaluate("document.documentElement.scrollWidth") == width
        frame = reader.get_by_role("listbox").bounding_box()
        assert frame["x"] >= 0
        assert frame["x"] + frame["width"] <= width
