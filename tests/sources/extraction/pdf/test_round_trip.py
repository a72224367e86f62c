"""For every passage of a PDF: what stands under its boxes, read back from the file, is the passage."""

from functools import lru_cache

from hypothesis import given, settings
from hypothesis import strategies as st

from sources.extraction.pdf.reading_back import same_words, under_boxes

from .printing import BOLD, HEIGHT, MARGIN, WIDTH, Press, broken, paragraph, sentences
from .proving import proved, reading_of, unlike, words_back

INNER = WIDTH - 2 * MARGIN
HALF = (INNER - 20) / 2


@lru_cache
def report():
    """Six pages: columns, notes, heads, divided words, a turned page."""
    press = Press()
    for number in range(1, 7):
        press.line(MARGIN, 30, "The lost keys of Toytown", 9)
        press.line(WIDTH - MARGIN, HEIGHT - 25, str(number), 9)
        words = (
            " ".join(sentences(16, number))
            .replace("cupboard", "cup\u00adboard")
            .replace("unnoticed", "unno\u00adticed")
        )
        if number % 2:
            lines = broken(words, HALF, 10)
            press.line(MARGIN + 20, 62, "What the constables said of it", 14, BOLD)
            press.lines(MARGIN, 90, lines[: len(lines) // 2], 10)
            press.lines(MARGIN + HALF + 20, 90, lines[len(lines) // 2 :], 10)
        else:
            press.lines(MARGIN, 70, broken(words, INNER, 11))
        press.line(MARGIN, HEIGHT - 60, f"{number}  See the notebook of Sergeant Invented.", 8)
        if number == 4:
            press.turn(1)
        press.next_page()
    return press.finished()


@lru_cache
def reading():
    return reading_of(report())


def test_every_paragraph_is_found_again_under_its_boxes():
    assert len(proved(report()).text) > 3000


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_any_passage_is_found_again_under_its_boxes(data):
    start = data.draw(st.integers(0, len(reading().text) - 1))
    end = data.draw(st.integers(start + 1, min(len(reading().text), start + 1500)))

    assert unlike(report(), reading(), [(start, end)]) == []


def test_a_box_moved_by_a_line_is_found_out():
    text = reading().text
    start = text.index("lost")
    shifted = reading_of(report())
    for page in shifted.pages:
        for at in range(1, len(page.boxes), 2):
            page.boxes[at] += 12.5

    with under_boxes(report()) as file:
        assert not same_words(text[start : start + 80], words_back(file, shifted, start, start + 80))


def test_other_words_are_not_the_same():
    assert same_words("the ﬁrst key¹²", "thefirstkey12")
    assert not same_words("38 keys", "8keys")
    assert not same_words("not lost", "lost")
    assert not same_words("Casey", "Cassey")


def test_paragraphs_over_a_page_break_are_found_again_on_both_pages():
    press, told = Press(), paragraph(40, 12)
    lines = broken(told, INNER, 11)
    press.lines(MARGIN, 300, lines[:5])
    press.next_page()
    press.lines(MARGIN, 70, lines[5:])

    found = proved(press.finished())

    assert found.text == told
    assert all(page.end > page.start for page in found.pages)
