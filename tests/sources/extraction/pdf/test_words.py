"""Hyphens at the ends of lines, ligatures, soft hyphens, and characters beyond the first plane."""

import pytest

from .printing import MARGIN, WIDTH, Press
from .proving import proved, reading_of, texts_of, unlike
from .raw import pdf_of_pages

INNER = WIDTH - 2 * MARGIN


def page_of(*lines):
    press = Press()
    press.lines(MARGIN, 80, lines)
    return press.finished()


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (["They kept no record, no writ-", "ten word of it."], "They kept no record, no written word of it."),
        (["They kept the re-", "cord of the key."], "They kept the record of the key."),
        (
            ["The non-emergency line was busy. The non-", "emergency desk was shut."],
            "The non-emergency line was busy. The non-emergency desk was shut.",
        ),
        (
            ["The re-cord and the other re-cord, and the re-", "cord."],
            "The re-cord and the other re-cord, and the re-cord.",
        ),
        (["In the year 1950-", "51 nobody came."], "In the year 1950-51 nobody came."),
        (["The Anglo-", "Toytown treaty."], "The Anglo-Toytown treaty."),
        (["The state-of-", "the-art cupboard."], "The state-of-the-art cupboard."),
        (["The pre-", "and post-war cupboards."], "The pre- and post-war cupboards."),
        (["The emergency was a non-", "emergency for them."], "The emergency was a non-emergency for them."),
        (["The key -", "they said - was lost."], "The key - they said - was lost."),
        (["The key and/", "or the lock."], "The key and/or the lock."),
    ],
)
def test_a_hyphen_at_the_end_of_a_line_goes_or_stays_as_the_document_has_the_word(lines, told):
    assert texts_of(proved(page_of(*lines))) == [told]


SOFT = {0o200: "\u00ad"}


def test_a_soft_hyphen_is_dropped_within_a_line_and_at_its_end():
    lines = b"BT /F1 12 Tf 14 TL 40 350 Td (The cup\\200board held the evi\\200) Tj T* (dence.) Tj ET"

    assert texts_of(proved(pdf_of_pages([lines], to_unicode=SOFT))) == ["The cupboard held the evidence."]


def test_a_soft_hyphen_that_is_printed_for_a_hyphen_stays():
    line = "The well-known key, the well\\200known key."

    assert texts_of(proved(pdf_of_pages([line], to_unicode=SOFT))) == ["The well-known key, the well-known key."]


def test_a_word_divided_at_the_end_of_a_page_is_joined():
    press = Press()
    press.lines(MARGIN, 80, ["The constables of Toytown lost the key to the evi-"])
    press.next_page()
    press.lines(MARGIN, 80, ["dence cupboard."])

    reading = proved(press.finished())

    assert reading.text == "The constables of Toytown lost the key to the evidence cupboard."
    assert reading.pages[0].end == reading.pages[1].start


def test_ligatures_are_expanded_and_share_their_box():
    body = pdf_of_pages(
        ["The \\200rst \\201ow in his o\\202ce"], to_unicode={0o200: "\ufb01", 0o201: "\ufb02", 0o202: "\ufb03"}
    )

    reading = proved(body)
    [page] = reading.pages
    at = reading.text.index("fi")

    assert reading.text == "The first flow in his office"
    assert page.characters[at] == page.characters[at + 1] or page.boxes[4 * at + 1] == page.boxes[4 * at + 5]
    assert unlike(body, reading, [(at + 1, len(reading.text)), (0, at + 1)]) == []


def test_a_character_that_stands_for_several_letters_is_told_in_full():
    body = pdf_of_pages(["The \\200rst key"], to_unicode={0o200: "fi"})

    assert proved(body).text == "The first key"


def test_characters_beyond_the_first_plane_are_one_code_point_with_one_box():
    body = pdf_of_pages(["Key \\200 of \\201 Toytown"], to_unicode={0o200: "𝒜", 0o201: "🗝"})

    reading = proved(body)
    [page] = reading.pages
    at = reading.text.index("𝒜")

    assert reading.text == "Key 𝒜 of 🗝 Toytown"
    assert page.boxes[4 * at + 2] > page.boxes[4 * at]


def test_characters_that_the_file_does_not_name_are_shown_as_unknown_and_told():
    reading = reading_of(pdf_of_pages(["Key \\200 here"], to_unicode={0o200: "\x00"}))

    assert "\x00" not in reading.text
    assert "here" in reading.text


def test_words_keep_their_quotation_marks():
    assert proved(page_of("“Nobody,” said Ida Invented, “lost the ‘key’ — it’s here.”")).text == (
        "“Nobody,” said Ida Invented, “lost the ‘key’ — it’s here.”"
    )
