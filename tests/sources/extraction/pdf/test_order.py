"""The order in which a page is read: columns, headings over them, paragraphs over breaks."""

from .printing import BOLD, HEIGHT, MARGIN, WIDTH, Press, broken, paragraph, sentences
from .proving import proved, texts_of

INNER = WIDTH - 2 * MARGIN
HALF = (INNER - 20) / 2
RIGHT = MARGIN + HALF + 20


def halves(text, size=10):
    lines = broken(text, HALF, size)
    return lines[: len(lines) // 2], lines[len(lines) // 2 :]


def test_paragraphs_of_one_column_follow_one_another():
    press, told = Press(), [paragraph(1), paragraph(2), paragraph(3)]
    press.column(MARGIN, 70, INNER, told)

    assert texts_of(proved(press.finished())) == told


def test_paragraphs_told_by_an_indent_alone_are_parted():
    press, told, y = Press(), [paragraph(4), paragraph(5), paragraph(6)], 70
    for words in told:
        y = press.lines(MARGIN, y, broken(words, INNER, 11, indent=14), 11, indent=14)

    assert texts_of(proved(press.finished())) == told


def test_two_columns_are_read_one_after_the_other_and_a_paragraph_runs_over_the_break():
    press, told = Press(), paragraph(7, 14)
    left, right = halves(told)
    press.line(MARGIN + 30, 66, "A heading over both of the columns", 15, BOLD)
    press.lines(MARGIN, 100, left, 10)
    press.lines(RIGHT, 100, right, 10)

    assert texts_of(proved(press.finished())) == ["A heading over both of the columns", told]


def test_a_heading_in_the_middle_of_a_page_parts_what_stands_above_it_from_what_stands_below():
    press, above, below = Press(), paragraph(8, 10), paragraph(9, 10)
    for y, told in ((70, above), (320, below)):
        left, right = halves(told)
        press.lines(MARGIN, y, left, 10)
        press.lines(RIGHT, y, right, 10)
    press.line(MARGIN + 30, 290, "A heading that runs over both columns", 15, BOLD)

    assert texts_of(proved(press.finished())) == [above, "A heading that runs over both columns", below]


def test_columns_printed_line_by_line_over_the_page_are_read_as_columns():
    press, told = Press(), paragraph(10, 14)
    left, right = halves(told)
    for at, (one, other) in enumerate(zip(left, right, strict=False)):
        press.line(MARGIN, 80 + 12.5 * at, one, 10)
        press.line(RIGHT, 80 + 12.5 * at, other, 10)
    press.line(RIGHT, 80 + 12.5 * len(left), right[-1], 10) if len(right) > len(left) else None

    assert texts_of(proved(press.finished())) == [told]


def test_columns_whose_lines_do_not_stand_level_are_read_as_columns():
    press, told = Press(), paragraph(11, 14)
    left, right = halves(told)
    press.lines(MARGIN, 80, left, 10)
    press.lines(RIGHT, 85.5, right, 10)

    assert texts_of(proved(press.finished())) == [told]


def test_three_columns_are_read_from_left_to_right():
    press, told = Press(), [paragraph(at, 4) for at in (12, 13, 14)]
    third = (INNER - 30) / 3
    for at, words in enumerate(told):
        press.column(MARGIN + at * (third + 15), 70, third, [words], 9)

    assert texts_of(proved(press.finished())) == told


def test_numbers_in_the_margin_are_no_column():
    press, told, y = Press(), [paragraph(15, 3), paragraph(16, 3), paragraph(17, 3), paragraph(18, 3)], 70
    for number, words in enumerate(told, start=1):
        press.line(MARGIN, y, f"1.{number}", 11)
        y = press.lines(MARGIN + 40, y, broken(words, INNER - 40, 11), 11) + 8

    assert texts_of(proved(press.finished())) == [f"1.{at} {words}" for at, words in enumerate(told, start=1)]


def test_a_paragraph_over_a_page_break_is_one():
    press, told = Press(), paragraph(19, 12)
    lines = broken(told, INNER, 11)
    cut = next(at for at in range(len(lines) // 2, len(lines)) if not lines[at - 1].endswith("."))
    press.column(MARGIN, 70, INNER, [paragraph(20)])
    press.lines(MARGIN, 400, lines[:cut])
    press.next_page()
    y = press.lines(MARGIN, 70, lines[cut:])
    press.column(MARGIN, y + 8, INNER, [paragraph(21)])

    reading = proved(press.finished())

    assert texts_of(reading) == [paragraph(20), told, paragraph(21)]
    first, second = reading.pages
    assert reading.text[first.end : second.start] == " "


def test_a_paragraph_that_ends_with_its_page_is_not_joined_to_the_next():
    press = Press()
    press.column(MARGIN, 70, INNER, [paragraph(22)])
    press.next_page()
    press.column(MARGIN, 70, INNER, [paragraph(23)])

    assert texts_of(proved(press.finished())) == [paragraph(22), paragraph(23)]


def test_a_caption_between_the_halves_of_a_paragraph_comes_after_it():
    press, told = Press(), paragraph(24, 8)
    lines = broken(told, INNER, 11)
    cut = next(at for at in range(3, len(lines)) if not lines[at - 1].endswith(".") and lines[at][0].islower())
    y = press.lines(MARGIN, 70, lines[:cut])
    press.line(MARGIN, y + 130, "Figure 1: the evidence cupboard of Toytown, with its key", 9)
    press.lines(MARGIN, y + 170, lines[cut:])

    assert texts_of(proved(press.finished())) == [told, "Figure 1: the evidence cupboard of Toytown, with its key"]


def test_a_block_quotation_stands_by_itself():
    press, before, quoted, after = Press(), paragraph(25, 3), paragraph(26, 4), paragraph(27, 3)
    y = press.lines(MARGIN, 70, broken(before, INNER, 11)) + 6
    y = press.lines(MARGIN + 30, y, broken(quoted, INNER - 60, 11)) + 6
    press.lines(MARGIN, y, broken(after, INNER, 11))

    assert texts_of(proved(press.finished())) == [before, quoted, after]


def test_bullets_are_paragraphs_of_their_own():
    press, y = Press(), 70
    members = [f"• {words}" for words in sentences(3, 28)]
    for words in members:
        y = press.lines(MARGIN, y, broken(words, INNER, 11))

    assert texts_of(proved(press.finished())) == members


def test_notes_come_after_the_text_of_their_page_and_before_what_runs_on():
    press, whole, running = Press(), paragraph(29, 4), paragraph(30, 10)
    lines = broken(running, INNER, 11)
    cut = next(at for at in range(4, len(lines)) if not lines[at - 1].endswith("."))
    y = press.column(MARGIN, 70, INNER, [whole])
    press.lines(MARGIN, y, lines[:cut])
    press.line(MARGIN, HEIGHT - 70, "1  See the notebook of Sergeant Invented.", 8)
    press.line(MARGIN, HEIGHT - 60, "2  Ida Invented was not asked.", 8)
    press.next_page()
    press.lines(MARGIN, 70, lines[cut:])

    assert texts_of(proved(press.finished())) == [
        whole,
        "1 See the notebook of Sergeant Invented.",
        "2 Ida Invented was not asked.",
        running,
    ]


def test_a_raised_number_of_a_note_is_kept_apart_from_the_word():
    press = Press()
    press.line(MARGIN, 80, "The key was lost.")
    x = MARGIN + press.canvas.stringWidth("The key was lost.", "Times-Roman", 11)
    press.line(x, 76, "12", 6.5)
    press.line(x + 8, 80, " Nobody looked for it in 1950.")

    assert texts_of(proved(press.finished())) == ["The key was lost.¹² Nobody looked for it in 1950."]


def test_rows_of_a_table_stay_apart():
    press, rows = Press(), [("Station", "Keys lost", "Found"), ("Toytown", "38", "4"), ("Bigtown", "19", "2")]
    for at, row in enumerate(rows):
        for number, cell in enumerate(row):
            press.line(MARGIN + 110 * number, 80 + 14 * at, cell)

    assert texts_of(proved(press.finished())) == ["Station Keys lost Found", "Toytown 38 4", "Bigtown 19 2"]


def test_a_tall_first_letter_belongs_to_its_word():
    press = Press()
    lines = broken("he key was lost. " + paragraph(31), INNER - 26, 11)
    press.line(MARGIN, 94, "T", 36)
    press.lines(MARGIN + 26, 80, lines[:2])
    rest = " ".join(lines[2:])
    press.lines(MARGIN, 80 + 2 * 13.75, broken(rest, INNER, 11))

    assert texts_of(proved(press.finished())) == [f"The key was lost. {paragraph(31)}"]
