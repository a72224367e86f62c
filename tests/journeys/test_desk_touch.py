"""At the desk with fingers: a tap moves the caret and opens what is there, and nothing is too small to hit.

The long press by which a browser selects words cannot be imitated; a selection made otherwise takes the same way.
"""

import pytest
from playwright.sync_api import expect

from findings.models import Finding, QuotedSource
from tests.factories import FindingFactory, TextVersionFactory

from .at_the_desk import log_in

TEXT = (
    "Toytown lost 81 keys, and the parade went on for many hours.\n\n"
    "“Nobody asked for the key for eleven years,” said Ida Invented, a constable of Toytown."
)
SMALLEST = 24  # pixels
PLACE_OF = """(words) => {
    for (const paragraph of document.querySelectorAll("#words p")) {
        const at = paragraph.textContent.indexOf(words);
        if (at < 0) continue;
        paragraph.scrollIntoView({ block: "center" });
        const range = document.createRange();
        range.setStart(paragraph.firstChild, at);
        range.setEnd(paragraph.firstChild, at + words.length);
        const box = range.getClientRects()[0];
        return [box.left + 2, box.top + box.height / 2];
    }
    throw new Error("These words are not on the page");
}"""
SELECT = """(words) => {
    for (const paragraph of document.querySelectorAll("#words p")) {
        const at = paragraph.textContent.indexOf(words);
        const node = paragraph.firstChild;
        if (at >= 0) document.getSelection().setBaseAndExtent(node, at, node, at + words.length);
    }
}"""
TOO_SMALL = """(smallest) => [...document.querySelectorAll("#desk button, #desk a, #desk summary, #desk label")]
    .filter((each) => each.checkVisibility() && !each.closest("dialog") && each.getClientRects().length)
    .filter((each) => {
        const box = each.getBoundingClientRect();
        return each.matches("button, summary, .choices label") && (box.width < smallest || box.height < smallest);
    })
    .map((each) => each.outerHTML)"""


@pytest.fixture
def touched(watched, browser, client, editor, live_server):
    """The desk of the text on a small screen with fingers, and no mouse."""
    context = browser.new_context(viewport={"width": 768, "height": 1024}, has_touch=True, is_mobile=True)
    page = watched(context.new_page())
    log_in(context, client, editor, live_server.url)
    version = TextVersionFactory(text=TEXT)
    source = QuotedSource.objects.get(pk=version.source_id)
    FindingFactory(text_version=version, words="lost 81 keys", state="draft")
    page.goto(f"{live_server.url}/admin/findings/quotedsource/{source.pk}/desk/")
    expect(page.locator("#desk[data-ready=yes]")).to_be_attached()
    yield page
    context.close()


def tap(page, words):
    page.touchscreen.tap(*page.evaluate(PLACE_OF, words))


def test_a_tap_moves_the_caret(touched):
    tap(touched, "parade")

    assert touched.evaluate("document.getSelection().isCollapsed")
    assert abs(touched.evaluate("document.getSelection().anchorOffset") - TEXT.index("parade")) <= 1
    expect(touched.locator("#hand")).not_to_be_visible()


def test_a_tap_on_a_suggestion_opens_its_card_and_a_tap_accepts_it(touched):
    tap(touched, "asked for")
    expect(touched.locator("#card")).to_be_visible()
    touched.get_by_role("button", name="Accept a", exact=True).tap()

    expect(touched.locator("#finding-count")).to_have_text("2")
    assert "Nobody asked for the key for eleven years," in [each.quotation.text for each in Finding.objects.all()]


def test_a_tap_on_a_finding_takes_it_in_hand_and_a_passage_is_broken_at_the_caret(touched):
    tap(touched, "81 keys")
    expect(touched.locator("#hand")).to_be_visible()
    tap(touched, "81 keys")
    touched.get_by_role("button", name="Break at the caret").tap()

    expect(touched.locator(".passage-words")).to_have_text(["lost", "81 keys"])


def test_words_selected_by_the_browser_are_offered_and_taken_by_a_tap(touched):
    touched.evaluate(SELECT, "parade went on")
    touched.get_by_role("button", name="New finding").tap()

    expect(touched.locator(".passage-words")).to_have_text("parade went on")
    touched.get_by_role("button", name="Save").tap()
    expect(touched.locator("#saved")).to_contain_text("Saved")


def test_nothing_to_tap_is_smaller_than_a_fingertip_needs(touched):
    small = {"list": touched.evaluate(TOO_SMALL, SMALLEST)}
    tap(touched, "asked for")
    small["card"] = touched.evaluate(TOO_SMALL, SMALLEST)
    touched.get_by_role("button", name="Accept and edit").tap()
    touched.locator("#more").evaluate("e => { e.open = true; }")
    touched.get_by_role("button", name="Add a figure").tap()
    small["form"] = touched.evaluate(TOO_SMALL, SMALLEST)

    assert small == {"list": [], "card": [], "form": []}
