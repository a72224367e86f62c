"""Running heads, feet and page numbers are kept out of the text, and the numbers told as labels."""

import pytest

from sources.extraction.pdf.numerals import like, value

from .printing import HEIGHT, MARGIN, WIDTH, Press, paragraph
from .proving import proved, reading_of, texts_of
from .raw import pdf_of_pages

INNER = WIDTH - 2 * MARGIN
ROMAN = ["i", "ii", "iii", "iv", "v", "vi"]


def book(numbers, head="The lost keys of Toytown", foot="", start=0):
    press = Press()
    for at, number in enumerate(numbers, start=start):
        outer = WIDTH - MARGIN - 15 if at % 2 else MARGIN
        if head:
            press.line(MARGIN + 60, 34, head, 9)
        if number:
            press.line(outer, HEIGHT - 28, f"{foot}{number}", 9)
        press.column(MARGIN, 70, INNER, [paragraph(2 * at), paragraph(2 * at + 1)])
        press.next_page()
    return press.finished()


def told(count):
    return [paragraph(at) for at in range(2 * count)]


def test_heads_and_numbers_are_no_part_of_the_text():
    reading = proved(book(["1", "2", "3", "4"]))

    assert texts_of(reading) == told(4)
    assert [page.label for page in reading.pages] == ["1", "2", "3", "4"]


def test_the_whole_text_still_has_them():
    reading = reading_of(book(["1", "2", "3", "4"]))

    assert reading.whole_text.count("The lost keys of Toytown") == 4
    assert reading.whole_text.startswith("The lost keys of Toytown\n\nThe ")
    assert reading.whole_text.endswith("\n\n4")


def test_a_file_without_furniture_has_no_other_whole_text():
    assert reading_of(book(["", "", ""], head="")).whole_text == ""


def test_roman_numbers_are_read_as_printed():
    reading = proved(book(ROMAN))

    assert texts_of(reading) == told(6)
    assert [page.label for page in reading.pages] == ROMAN


def test_numbers_may_begin_anew_and_stay_apart_from_the_place_in_the_file():
    reading = proved(book(["i", "ii", "iii", "1", "2", "3", "4"]))

    assert [page.label for page in reading.pages] == ["i", "ii", "iii", "1", "2", "3", "4"]
    assert [page.number for page in reading.pages] == [1, 2, 3, 4, 5, 6, 7]


def test_a_page_without_number_between_numbered_ones_has_the_number_between():
    assert [page.label for page in reading_of(book(["11", "12", "", "14", "15"])).pages] == [
        "11",
        "12",
        "13",
        "14",
        "15",
    ]


def test_words_around_a_number_go_with_it():
    reading = proved(book(["1 of 4", "2 of 4", "3 of 4", "4 of 4"], foot="Page "))

    assert texts_of(reading) == told(4)
    assert [page.label for page in reading.pages] == ["1", "2", "3", "4"]


def test_heads_that_alternate_are_both_recognised():
    press = Press()
    for at in range(6):
        press.line(MARGIN + 60, 34, "Toytown Constabulary" if at % 2 else "Chapter two: the cupboard", 9)
        press.column(MARGIN, 70, INNER, [paragraph(at)])
        press.next_page()

    assert texts_of(proved(press.finished())) == [paragraph(at) for at in range(6)]


def test_a_number_that_counts_nothing_stays():
    press = Press()
    for at, number in enumerate(["1066", "38", "4"]):
        press.column(MARGIN, 40, INNER, [number, paragraph(at)])
        press.next_page()

    assert texts_of(proved(press.finished())) == ["1066", paragraph(0), "38", paragraph(1), "4", paragraph(2)]


def test_a_heading_that_stands_once_stays():
    press = Press()
    for at, head in enumerate(["The first visit", "The second visit", "The third visit"]):
        press.line(MARGIN, 36, head, 14)
        press.column(MARGIN, 80, INNER, [paragraph(at)])
        press.next_page()

    assert "The second visit" in texts_of(proved(press.finished()))


def test_labels_of_the_file_go_before_what_is_printed():
    labels = "/PageLabels << /Nums [0 << /S /r >> 2 << /S /D /P (A-) >>] >>"
    reading = reading_of(pdf_of_pages(["One", "Two", "Three", "Four"], catalog=labels))

    assert [page.label for page in reading.pages] == ["i", "ii", "A-1", "A-2"]


@pytest.mark.parametrize(
    ("numeral", "number"),
    [("1", 1), ("iv", 4), ("XIX", 19), ("xlii", 42), ("xc", 90), ("iiii", None), ("vx", None), ("", None)],
)
def test_numerals_count(numeral, number):
    assert value(numeral) == number


@pytest.mark.parametrize("number", range(1, 100))
def test_a_roman_number_is_written_as_it_is_read(number):
    assert value(like("x", number)) == number
