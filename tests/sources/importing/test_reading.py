"""A spreadsheet is read as it is: in any encoding, with any separator, or as a workbook."""

import datetime
import io

import openpyxl
import pytest

from sources.importing.reading import read_table
from sources.importing.sources import COLUMNS
from sources.importing.unreadable import Unreadable

ROWS = [
    ["Title", "Publication date", "Byline", "Standfirst"],
    ["The café, lost", "2021-05-04", "Paula “P.” Pencil", "One; two | three"],
    ["Second – “part”", "", "Nobody’s", 'He said "no"'],
]
ENCODINGS = {
    "UTF-8": "utf-8",
    "UTF-8 with a mark": "utf-8-sig",
    "Windows": "cp1252",
    "UTF-16 LE with a mark": "LE",
    "UTF-16 BE with a mark": "BE",
    "UTF-16 LE": "utf-16-le",
    "UTF-16 BE": "utf-16-be",
}


def encoded(text, encoding):
    marks = {"LE": "utf-16-le", "BE": "utf-16-be"}
    return ("\ufeff" + text).encode(marks[encoding]) if encoding in marks else text.encode(encoding)


def separated(rows, separator, end="\r\n"):
    def cell(value):
        needs = any(character in value for character in (separator, '"', "\n"))
        return '"' + value.replace('"', '""') + '"' if needs else value

    return "".join(separator.join(map(cell, row)) + end for row in rows)


def read(body):
    return read_table(body, COLUMNS.knows)


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ENCODINGS.values(), ids=ENCODINGS)
def test_every_encoding_with_every_separator(encoding, separator):
    table = read(encoded(separated(ROWS, separator), encoding))

    assert table.headings == ROWS[0]
    assert [row.cells for row in table.rows] == ROWS[1:]
    assert [row.line for row in table.rows] == [2, 3]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_line_end(end):
    assert [row.cells for row in read(separated(ROWS, ",", end).encode()).rows] == ROWS[1:]


def test_how_it_was_read_is_said():
    assert read(separated(ROWS, ";").encode("cp1252")).reading == (
        "Text in Windows-1252, as older spreadsheets write it, separated by semicolons"
    )


def test_a_single_column_needs_no_separator():
    table = read(b"Title\nOne, two\nThree; four\nFive\n")

    assert (table.headings, table.rows[2].cells) == (["Title"], ["Five"])


def test_a_separator_that_the_file_declares_is_taken_and_lines_are_still_those_of_the_file():
    table = read(b"sep=;\nTitle;Byline\nOne;Two\n")

    assert (table.headings, table.rows[0].line) == (["Title", "Byline"], 3)


def test_lines_are_those_of_the_file_where_cells_hold_line_breaks_and_rows_are_empty():
    table = read(b'Title,Byline\n"One\nand a half",A\n\n,\nTwo,B\n')

    assert [(row.line, row.cells[0]) for row in table.rows] == [(2, "One\nand a half"), (6, "Two")]


def test_single_quotation_marks_round_cells_are_taken_off():
    table = read(b"'Title','Byline'\n'One, two','It''s'\n")

    assert table.rows[0].cells == ["One, two", "It's"]


def test_a_row_with_more_cells_than_headings_is_told():
    table = read(b"Title,Byline\nOne,Two\nOne,two,three\n")

    assert table.rows[0].problem == ""
    assert "3 cells" in table.rows[1].problem


def test_a_quotation_mark_left_open_is_told_with_its_line():
    with pytest.raises(Unreadable, match="starts in line 3"):
        read(b'Title,Byline\nOne,Two\n"Three,Four\nFive,Six\n')


def test_two_encodings_in_one_file_are_refused():
    mixed = "Title\nCafé\nThé\nNaïve\nÀ la carte\n".encode() + "Größe\n".encode("cp1252")

    with pytest.raises(Unreadable, match="Line 6 is not UTF-8"):
        read(mixed)


def test_a_capital_accent_before_a_closing_mark_is_no_utf8():
    assert read("Title\nCAFÉ” of Größe\n".encode("cp1252")).rows[0].cells == ["CAFÉ” of Größe"]


def workbook(rows, **sheets):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    for name in sheets:
        book.create_sheet(name)
    body = io.BytesIO()
    book.save(body)
    return body.getvalue()


def test_a_workbook_with_dates_numbers_and_truths():
    day = datetime.datetime(2021, 5, 4, tzinfo=None)  # noqa: DTZ001  a cell has no zone
    table = read(workbook([["Title", "Date", "Pages", "X"], ["One", day, 12, True], ["Two", None, 12.0, 1.5]], More=1))

    assert table.rows[0].cells == ["One", datetime.date(2021, 5, 4), "12", "true"]
    assert table.rows[1].cells == ["Two", None, "12", "1.5"]
    assert table.reading == "Workbook, sheet “Sheet”; its 1 other sheet is not read"


def test_a_workbook_under_another_name_is_still_one():
    assert read(workbook(ROWS)).headings == ROWS[0]


def test_cells_of_a_workbook_beyond_its_headings_are_told_and_not_lost_in_silence():
    table = read(workbook([["Title", "Byline"], ["A", "B", None, "a stray remark"]]))

    assert COLUMNS.match(table).ignored == {"(without a heading)": "There is no such field."}


def test_each_column_without_a_heading_is_looked_at():
    table = read(b"Title,,,Byline\nA,,stray,B\n")

    assert COLUMNS.match(table).ignored == {"(without a heading)": "There is no such field."}


def test_a_workbook_with_too_many_columns_is_refused_and_not_cut():
    with pytest.raises(Unreadable, match="at most 200 are read"):
        read(workbook([["Title", *map(str, range(200))], ["A"]]))


def test_lines_of_a_workbook_are_those_of_its_sheet():
    table = read(workbook([[], ["Title"], [], ["One"]]))

    assert [(row.line, row.cells) for row in table.rows] == [(4, ["One"])]


@pytest.mark.parametrize("formula", ["=1+1", '=HYPERLINK("http://evil.example")', "=cmd|'/c calc'!A1"])
def test_a_formula_in_a_workbook_is_words_and_is_pointed_out(formula):
    [row] = read(workbook([["Title"], [formula]])).rows

    assert row.cells == [formula]
    assert "A2 holds a formula" in row.remarks[0]


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)"])
def test_what_looks_like_a_formula_in_a_text_file_is_words(cell):
    assert read(f"Title,Byline\n{cell},x\n".encode()).rows[0].cells[0] == cell
