"""A newcomer tags the first article's quotations from an empty source: one key, or one click, for each suggestion."""

import pytest
from playwright.sync_api import expect

from findings.models import Finding, QuotedSource, RefusedSuggestion
from tests.factories import FindingFactory, TextVersionFactory

from .at_the_desk import drag_over

MOST_ACTIONS = 3  # for each suggestion that is accepted
ENOUGH = 12


@pytest.fixture
def counted():
    """Counts what the newcomer does: keys and clicks."""

    class Actions:
        done = 0

        def key(self, page, key):
            self.done += 1
            page.keyboard.press(key)

        def click(self, page, name):
            self.done += 1
            page.get_by_role("button", name=name, exact=True).click()

    return Actions()


def saved(page, number):
    expect(page.locator("#finding-count")).to_have_text(str(number))
    expect(page.locator("#findings .row")).to_have_count(number)


def test_by_keyboard_each_suggestion_takes_one_key(open_desk, first_article, counted):
    page = open_desk(first_article)
    page.locator("#words").focus()

    counted.key(page, "n")
    for _ in range(ENOUGH):
        expect(page.locator("#card")).to_be_visible()
        counted.key(page, "a")
    saved(page, ENOUGH)

    assert counted.done <= MOST_ACTIONS * ENOUGH
    assert counted.done == ENOUGH + 1
    speakers = {line.who for finding in Finding.objects.all() for line in finding.speakers}
    assert {"Louise Casey", "Mark Rowley"} <= speakers
    assert all(finding.state == "draft" and finding.quotation for finding in Finding.objects.all())


def test_by_mouse_each_suggestion_takes_one_click(open_desk, first_article, counted):
    page = open_desk(first_article)

    page.locator("#next-suggestion").click()
    counted.done += 1
    for _ in range(ENOUGH):
        counted.click(page, "Accept a")
    saved(page, ENOUGH)

    assert counted.done <= MOST_ACTIONS * ENOUGH
    assert "I cannot sufficiently assure you that that is not the case." in [
        finding.quotation.text for finding in Finding.objects.all()
    ]


def test_what_is_excerpted_already_is_not_offered(open_desk):
    version = TextVersionFactory(text="“We lost the key,” said Ida Invented. “It was cold there,” said Tom Fictive.")
    FindingFactory(text_version=version, words="We lost the key,", state="draft")
    page = open_desk(QuotedSource.objects.get(pk=version.source_id))

    expect(page.locator("#suggestion-count")).to_have_text("1 suggestion")
    page.keyboard.press("n")
    expect(page.locator("#card")).to_contain_text("Tom Fictive")


def test_a_suggestion_explains_itself_and_is_saved_by_nobody_but_an_editor(open_desk, first_article):
    page = open_desk(first_article)
    page.keyboard.press("n")
    page.keyboard.press("n")

    card = page.get_by_role("group", name="Suggestion")
    expect(card).to_contain_text("Louise Casey")
    expect(card).to_contain_text("“Casey said” stands before it")
    expect(page.locator("#said")).to_contain_text("I cannot sufficiently assure you")
    assert not Finding.objects.exists()


def test_accept_and_edit_fills_the_form_first(open_desk, first_article):
    page = open_desk(first_article)
    page.keyboard.press("n")
    page.keyboard.press("n")
    page.keyboard.press("e")

    expect(page.locator(".passage-words")).to_have_text("I cannot sufficiently assure you that that is not the case.")
    expect(page.locator("[name=kind]:checked")).to_have_value("testimony")
    expect(page.locator("#parties")).to_contain_text("Louise Casey")
    assert not Finding.objects.exists()
    page.keyboard.press("s")
    page.keyboard.type("Casey could not rule it out.")
    page.keyboard.press("Control+s")
    expect(page.locator("#saved")).to_contain_text("Saved")
    assert Finding.objects.get().summary == "Casey could not rule it out."


def test_what_is_refused_is_not_offered_again(open_desk, first_article):
    page = open_desk(first_article)
    count = page.locator("#suggestion-count")
    before = int(count.inner_text().split()[0])
    page.keyboard.press("n")
    with page.expect_response("**/desk/refuse/**"):
        page.keyboard.press("x")
    expect(count).to_have_text(f"{before - 1} suggestions")

    page = open_desk(first_article)

    expect(count).to_have_text(f"{before - 1} suggestions")
    assert RefusedSuggestion.objects.get().words == "deep-seated homophobia"


def test_what_was_selected_by_hand_is_not_suggested_too(open_desk, first_article):
    page = open_desk(first_article)
    count = page.locator("#suggestion-count")
    before = int(count.inner_text().split()[0])
    drag_over(page, "I cannot sufficiently assure you that that is not the case.")
    page.keyboard.press("Enter")
    page.keyboard.press("Control+s")

    expect(count).to_have_text(f"{before - 1} suggestions")


def test_a_suggestion_dropped_after_all_is_offered_again(open_desk, first_article):
    page = open_desk(first_article)
    count = page.locator("#suggestion-count")
    before = count.inner_text()
    page.keyboard.press("n")
    page.keyboard.press("e")
    page.get_by_role("button", name="Drop").click()

    expect(count).to_have_text(before)
    expect(page.locator("#list")).to_be_visible()
    assert not Finding.objects.exists()
