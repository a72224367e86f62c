"""At the desk of a PDF: the page of the file beside the text or instead of it, marked, following what is in hand."""

import pytest
from playwright.sync_api import expect

from findings.models import QuotedSource
from tests.factories import FindingFactory
from tests.sources.extraction.pdf.printing import MARGIN, WIDTH, Press, broken, paragraph
from tests.sources.held import held

from .at_the_desk import caret_at, drag_over
from .test_desk_look import wrong_on

INNER = WIDTH - 2 * MARGIN
TOLD = paragraph(1, 12)


@pytest.fixture
def version(live_server):
    """Three pages: a paragraph goes from the first to the second, and the third has one of its own."""
    press, lines = Press(), broken(TOLD, INNER, 11)
    press.column(MARGIN, 70, INNER, [paragraph(2), paragraph(3)])
    press.lines(MARGIN, 400, lines[:6])
    press.next_page()
    press.lines(MARGIN, 70, lines[6:])
    press.next_page()
    press.column(MARGIN, 70, INNER, [paragraph(4)])
    return held(press.finished())


@pytest.fixture
def desk(open_desk, version):
    return open_desk(QuotedSource.objects.get(pk=version.source_id))


def number(page):
    return page.locator("#page-number")


# In one step: the page may be drawn anew at any time, while what is in hand is told.
SHARES = """() => {
  const frame = (selector) => document.querySelector(selector).getBoundingClientRect();
  const shape = frame(".passage-marked"), sheet = frame("#page-sheet svg");
  const across = (x) => (x - sheet.left) / sheet.width, down = (y) => (y - sheet.top) / sheet.height;
  return [across(shape.left), down(shape.top), across(shape.right), down(shape.bottom)];
}"""


def marked(page):
    """Where the passage in hand is marked, as shares of the page: left and top, right and bottom."""
    expect(page.locator(".passage-marked")).to_be_attached()
    return page.evaluate(SHARES)


def over_the_break(page):
    words = broken(TOLD, INNER, 11)
    caret_at(page, words[5][:30])
    page.keyboard.press("Shift+ArrowDown")
    for _ in range(3):
        page.keyboard.press("Shift+ArrowDown")
    page.keyboard.press("Enter")


def test_the_page_stands_beside_the_text_and_has_the_passage_where_its_words_are(desk):
    desk.keyboard.press("v")
    expect(number(desk)).to_have_value("1")
    expect(desk.locator("#words")).to_be_visible()
    drag_over(desk, paragraph(4)[:40])
    desk.keyboard.press("Enter")

    expect(number(desk)).to_have_value("3")
    left, top, right, bottom = marked(desk)
    assert abs(left - MARGIN / WIDTH) < 0.01
    assert 60 / 595 < top < bottom < 76 / 595
    assert right < 0.75


def test_a_passage_over_a_page_break_is_marked_on_both_pages(desk):
    over_the_break(desk)
    desk.keyboard.press("v")
    expect(number(desk)).to_have_value("1")
    first = marked(desk)
    expect(desk.locator("#page-spread")).to_have_text("The passage stands on page 1 page 2")

    desk.get_by_role("button", name="page 2", exact=True).click()
    expect(number(desk)).to_have_value("2")
    second = marked(desk)

    assert first[1] > 0.7
    assert second[1] < 70 / 595


def test_pages_are_turned_by_keys_by_buttons_and_by_number(desk):
    desk.keyboard.press("v")
    expect(number(desk)).to_have_value("1")
    desk.keyboard.press(">")
    expect(number(desk)).to_have_value("2")
    desk.get_by_role("button", name="Page before").click()
    expect(number(desk)).to_have_value("1")
    number(desk).fill("3")
    number(desk).press("Enter")
    expect(desk.get_by_role("button", name="Page after")).to_be_disabled()
    number(desk).press("Escape")
    desk.keyboard.press("<")

    expect(number(desk)).to_have_value("2")
    expect(desk.locator("#said")).to_contain_text("Page 2 of 3")


def test_the_view_is_remembered_and_follows_from_finding_to_finding(desk, version):
    for seed in (2, 4):
        FindingFactory(text_version=version, words=paragraph(seed)[:40], state="draft")
    desk.get_by_role("button", name="Page", exact=True).click()
    desk.reload()
    expect(desk.locator("#desk[data-ready=yes]")).to_be_attached()
    expect(desk.locator("#words")).not_to_be_visible()
    expect(desk.locator("[data-finding]")).to_have_count(1)

    desk.keyboard.press(".")
    expect(number(desk)).to_have_value("1")
    assert marked(desk)[1] < 76 / 595
    desk.keyboard.press(".")
    expect(number(desk)).to_have_value("3")
    expect(desk.locator("svg [data-finding]")).to_have_count(0)  # the one in hand is marked strongly instead
    desk.keyboard.press("s")
    desk.keyboard.press("Escape")
    expect(desk.locator("#page-pane")).to_be_focused()


def test_the_first_page_is_shown_where_no_paragraph_is_in_view_to_tell_which(desk):
    desk.get_by_role("button", name="Page", exact=True).click()
    desk.add_init_script("document.elementFromPoint = () => null")

    desk.reload()

    expect(desk.locator("#desk[data-ready=yes]")).to_be_attached()
    expect(number(desk)).to_have_value("1")


def test_a_finding_on_the_page_is_opened_by_a_click(desk, version):
    FindingFactory(text_version=version, words=paragraph(3)[:40], state="draft")
    desk.reload()
    expect(desk.locator("#desk[data-ready=yes]")).to_be_attached()
    desk.keyboard.press("v")

    desk.locator("[data-finding]").click()

    expect(desk.locator("#hand")).to_be_visible()
    marked(desk)


def test_on_a_narrow_window_the_page_takes_the_place_of_the_text(desk):
    desk.set_viewport_size({"width": 768, "height": 1024})
    desk.keyboard.press("v")

    expect(desk.locator("#page-pane")).to_be_visible()
    expect(desk.locator("#text-pane")).not_to_be_visible()
    expect(desk.get_by_role("button", name="Both")).not_to_be_visible()
    assert desk.evaluate("document.documentElement.scrollWidth") <= 768
    desk.set_viewport_size({"width": 360, "height": 740})
    assert (
        max(desk.evaluate("[...document.querySelectorAll('button')].map((e) => e.getBoundingClientRect().right)"))
        <= 360
    )
    desk.keyboard.press("v")
    expect(desk.locator("#text-pane")).to_be_visible()


def test_what_is_only_recognised_is_said_to_be(open_desk, version):
    version.extraction.pages.filter(number=2).update(reading="ocr", confidence=87.4)
    page = open_desk(QuotedSource.objects.get(pk=version.source_id))
    page.keyboard.press("v")
    expect(number(page)).to_have_value("1")
    page.keyboard.press(">")

    expect(page.locator("#page-ocr")).to_have_text(
        "Read by character recognition, 87 % sure: compare the words with the picture."
    )
    page.keyboard.press(">")
    expect(page.locator("#page-ocr")).not_to_be_visible()


def test_suggestions_are_answered_on_the_page_too(open_desk, live_server):
    press = Press()
    press.column(MARGIN, 70, INNER, [paragraph(2), f"“{paragraph(5, 2)}” said Ida Invented, a constable of Toytown."])
    version = held(press.finished())
    page = open_desk(QuotedSource.objects.get(pk=version.source_id))
    page.get_by_role("button", name="Page", exact=True).click()

    page.keyboard.press("n")
    expect(page.locator("#card")).to_be_visible()
    assert marked(page)[1] > 76 / 595
    page.keyboard.press("a")

    expect(page.locator("#finding-count")).to_have_text("1")
    expect(page.locator("svg [data-finding]")).to_have_count(1)


def test_a_text_of_no_file_offers_no_page(open_desk, first_article):
    page = open_desk(first_article)

    expect(page.locator("#views")).to_have_count(0)
    page.keyboard.press("?")
    expect(page.locator("#key-list")).not_to_contain_text("Page before")


def test_axe_finds_nothing_with_the_page(desk, version):
    over_the_break(desk)
    desk.keyboard.press("v")
    marked(desk)
    found = wrong_on(desk, "both")
    desk.set_viewport_size({"width": 1280, "height": 900})
    desk.get_by_role("button", name="Page", exact=True).click()
    found |= wrong_on(desk, "page")

    assert found == {}
