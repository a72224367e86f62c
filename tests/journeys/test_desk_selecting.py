"""Choosing words at the desk: by mouse, by keys and by touch; one passage or several; exact to the character."""

import pytest
from playwright.sync_api import expect

from findings.models import Finding, QuotedSource
from tests.factories import TextVersionFactory

from .at_the_desk import caret_at, drag_over

TEXT = (
    "The 👮‍♀️👮 of Toytown lost 81 keys 🔑. “Nobody asked for the key,” said a constable, “for eleven years.”\n\n"
    "The inspector’s letter said: ‘It was unlawful.’ He wrote it twice. Then he wept."
)


@pytest.fixture
def desk(open_desk):
    version = TextVersionFactory(text=TEXT)
    return open_desk(QuotedSource.objects.get(pk=version.source_id))


def save(page):
    page.keyboard.press("Control+s")
    expect(page.locator("#saved")).to_contain_text("Saved")
    return Finding.objects.latest("pk").quotation


def test_words_behind_emoji_are_selected_with_the_mouse_and_stored_exactly(desk):
    drag_over(desk, "Nobody asked for the key,")
    desk.get_by_role("button", name="New finding").click()
    quotation = save(desk)

    assert quotation.text == "Nobody asked for the key,"
    assert quotation.start == TEXT.index("Nobody")


def test_a_selection_that_cuts_words_is_taken_in_whole_words(desk):
    drag_over(desk, "ost 81 key")
    desk.keyboard.press("Enter")

    assert save(desk).text == "lost 81 keys"


def test_one_key_selects_the_quotation_around_the_caret_and_one_takes_it(desk):
    caret_at(desk, "asked for")
    desk.keyboard.press("q")
    desk.keyboard.press("Enter")

    assert save(desk).text == "Nobody asked for the key,"


def test_inner_marks_and_apostrophes_are_not_mistaken(desk):
    caret_at(desk, "was unlawful")
    desk.keyboard.press("q")
    desk.keyboard.press("Enter")

    assert save(desk).text == "It was unlawful."


@pytest.mark.parametrize(
    ("key", "words"), [("q", "It was unlawful."), ("z", "The inspector’s letter said: ‘It was unlawful.’")]
)
def test_a_key_acts_where_the_caret_is_though_the_browser_has_not_told_of_it_yet(desk, key, words):
    desk.evaluate(
        """(key) => {
            const paragraph = document.querySelectorAll("#words p")[1].firstChild;
            document.getElementById("words").focus();
            document.getSelection().collapse(paragraph, paragraph.data.indexOf("unlawful"));
            document.getElementById("words").dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
        }""",
        key,
    )
    desk.keyboard.press("Enter")

    assert save(desk).text == words


def test_sentences_by_key_and_words_by_the_browsers_own_keys(desk):
    caret_at(desk, "He wrote")
    desk.keyboard.press("z")
    desk.keyboard.press("z")
    desk.keyboard.press("Enter")
    assert save(desk).text == "He wrote it twice. Then he wept."

    desk.keyboard.press("Escape")
    caret_at(desk, "The inspector")
    for _ in range(2):
        desk.keyboard.press("Control+Shift+ArrowRight")
    desk.keyboard.press("Enter")
    assert save(desk).text == "The inspector’s"


def test_several_selections_make_one_quotation_split_narrowed_widened_and_joined_by_keys(desk):
    passages = desk.locator(".passage-words")
    caret_at(desk, "asked for")
    desk.keyboard.press("q")
    desk.keyboard.press("Enter")
    caret_at(desk, "for eleven")
    desk.keyboard.press("q")
    desk.keyboard.press("+")
    expect(passages).to_have_text(["Nobody asked for the key,", "for eleven years."])

    desk.keyboard.press("]")
    desk.keyboard.press("[")
    expect(passages.first).to_have_text("“Nobody asked for the key,”")
    desk.keyboard.press("{")
    desk.keyboard.press("}")
    expect(passages.first).to_have_text("Nobody asked for the key,")

    drag_over(desk, "asked for ")
    desk.keyboard.press("-")
    expect(passages).to_have_text(["Nobody", "the key,", "for eleven years."])
    desk.keyboard.press("u")
    expect(passages).to_have_text(["Nobody asked for the key,", "for eleven years."])

    quotation = save(desk)
    assert quotation.text == "Nobody asked for the key, […] for eleven years."


def test_passages_are_moved_and_dropped_with_buttons_too(desk):
    drag_over(desk, "lost 81 keys")
    desk.get_by_role("button", name="New finding").click()
    drag_over(desk, "Then he wept.")
    desk.get_by_role("button", name="Add to quotation").click()

    desk.get_by_role("button", name="One word less at the start").first.click()
    desk.get_by_role("button", name="One word less at the end").last.click()
    expect(desk.locator(".passage-words")).to_have_text(["81 keys", "Then he wept"])
    desk.get_by_role("button", name="Leave this passage out").last.click()

    assert save(desk).text == "81 keys"


def test_typing_into_the_text_changes_nothing_and_pasting_neither(desk):
    caret_at(desk, "Toytown")
    desk.keyboard.type("Not 5 ")
    desk.keyboard.press("Delete")
    desk.keyboard.press("Backspace")
    desk.keyboard.insert_text("inserted")

    assert desk.evaluate("[...document.querySelectorAll('#words p')].map((p) => p.textContent).join('\\n\\n')") == TEXT


def test_shortcuts_do_not_fire_in_fields_and_stand_in_a_list(desk):
    drag_over(desk, "lost 81 keys")
    desk.keyboard.press("Enter")
    desk.keyboard.press("s")
    desk.keyboard.type("nothing ta x? 3")
    expect(desk.locator("#summary")).to_have_value("nothing ta x? 3")
    expect(desk.locator("#keys")).not_to_be_visible()

    desk.keyboard.press("Escape")
    expect(desk.locator("#words")).to_be_focused()
    desk.keyboard.press("?")
    expect(desk.get_by_role("dialog", name="Keys")).to_be_visible()
    expect(desk.locator("#key-list")).to_contain_text("Select the quotation around the caret")
    desk.get_by_label("Single keys act").uncheck()
    desk.keyboard.press("Escape")
    desk.keyboard.press("2")
    expect(desk.locator("[name=kind]:checked")).to_have_count(0)


def test_saving_keeps_the_place_in_the_text_and_the_caret_in_the_field(open_desk):
    long = "\n\n".join(f"Paragraph {number} is about a key. It was lost." for number in range(400))
    page = open_desk(QuotedSource.objects.get(pk=TextVersionFactory(text=long).source_id))
    drag_over(page, "Paragraph 300 is about a key.")
    page.keyboard.press("Enter")
    page.keyboard.press("s")
    page.keyboard.type("A key was lost.")
    before = page.evaluate("document.getElementById('text-pane').scrollTop")

    save(page)

    assert page.evaluate("document.getElementById('text-pane').scrollTop") == before
    expect(page.locator("#summary")).to_be_focused()
    assert page.evaluate("document.getElementById('summary').selectionStart") == len("A key was lost.")


def test_a_passage_is_broken_in_two_at_the_caret_by_a_key(desk):
    passages = desk.locator(".passage-words")
    drag_over(desk, "It was unlawful.’ He wrote it twice.")
    desk.keyboard.press("Enter")

    caret_at(desk, "twice", 2)
    desk.keyboard.press("b")
    expect(passages).to_have_text(["It was unlawful.’ He wrote it", "twice."])
    caret_at(desk, "Then he wept")
    desk.keyboard.press("b")
    expect(passages).to_have_count(2)
    expect(desk.locator("#saved")).to_contain_text("put the caret between two of its words")

    desk.keyboard.press("]")
    assert save(desk).text == "It was unlawful.’ He wrote it […] twice. Then"
