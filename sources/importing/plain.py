"""Reading CSV and its kin: the encoding and the separator are recognised."""

import codecs
import csv
import io
from collections.abc import Callable, Iterator
from typing import Any

from sources.storable import with_line_feeds

from .table import MOST_COLUMNS, MOST_ROWS, Row, Table, tidy, words_of
from .unreadable import Unreadable

SEPARATORS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "vertical bars"}
MARKS = [
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
]
SAMPLE = 30  # rows by which the separator is judged
LONGEST = 1_000_000  # characters of a cell: what is longer is a file whose quotation marks are amiss


def read_plain(body: bytes, knows: Callable[[str], bool]) -> Table:
    """The table in a text file. `knows` says whether a heading is one of ours: the surest sign of the right separator.

    Raises Unreadable.
    """
    csv.field_size_limit(max(LONGEST, csv.field_size_limit()))  # it holds of the whole process: others raise it, too
    text, encoding = _decoded(body)
    if "\x00" in text:
        raise Unreadable("This is neither a spreadsheet nor a text file. Save it as CSV or XLSX.")
    skipped, separator = _declared(text)
    text = text[skipped:]
    separator = separator or max(SEPARATORS, key=lambda each: _fit(text, each, knows))
    rows = tidy(_rows(text, separator, first=2 if skipped else 1))
    if not rows:
        raise Unreadable("There is nothing in this file.")
    headings = [words_of(cell) for cell in rows[0].cells]
    if len(headings) > MOST_COLUMNS:
        raise Unreadable(f"The first line has {len(headings)} columns; at most {MOST_COLUMNS} are read. Divide it.")
    for row in rows[1:]:
        if any(cell for cell in row.cells[len(headings) :]):
            row.problem = (
                f"This row has {len(row.cells)} cells, and the first line {len(headings)} headings. Put quotation "
                f"marks round a cell that holds {SEPARATORS[separator].replace('vertical ', '')}."
            )
    return Table(headings, rows[1:], f"Text in {encoding}, separated by {SEPARATORS[separator]}")


def _decoded(body: bytes) -> tuple[str, str]:
    for mark, encoding, name in MARKS:
        if body.startswith(mark):
            return _text(body, encoding, name).removeprefix("\ufeff"), f"{name} with a byte order mark"
    if guess := _utf16(body):
        return _text(body, guess, "UTF-16"), "UTF-16"
    try:
        return body.decode("utf-8"), "UTF-8"
    except UnicodeDecodeError as broken:
        line = body.count(b"\n", 0, broken.start) + 1
    # Bytes that are UTF-8 in most places and not in others are two files pasted together: no encoding reads both.
    escaped = body.decode("utf-8", "surrogateescape")
    not_utf8 = sum("\udc80" <= character <= "\udcff" for character in escaped)
    if sum(character > "\x7f" for character in escaped) > 2 * not_utf8:
        raise Unreadable(
            f"Line {line} is not UTF-8, and other lines are. Save the file anew, in one encoding, best in UTF-8."
        )
    return _text(body, "cp1252", "Windows-1252"), "Windows-1252, as older spreadsheets write it"


def _text(body: bytes, encoding: str, name: str) -> str:
    try:
        return body.decode(encoding)
    except UnicodeDecodeError as broken:
        line = body.count(b"\n", 0, broken.start) + 1
        raise Unreadable(f"Line {line} is not {name}, as the rest is. Save the file as CSV in UTF-8.") from broken


def _utf16(body: bytes) -> str:
    """UTF-16 without a mark, told by the zero in every other byte of plain letters."""
    sample = body[:2000]
    if len(sample) < 4:
        return ""
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if max(even, odd) < len(sample) * 0.3 or min(even, odd) > max(even, odd) * 0.1:
        return ""
    return "utf-16-be" if even > odd else "utf-16-le"


def _declared(text: str) -> tuple[int, str]:
    """A first line `sep=;`, as spreadsheet programs write it: its length, and the separator."""
    first, _, _ = text.partition("\n")
    declared = first.strip().lower()
    if declared.startswith("sep=") and declared[4:] in {*SEPARATORS, ""}:
        return len(first) + 1, declared[4:] or "\t"
    return 0, ""


def _fit(text: str, separator: str, knows: Callable[[str], bool]) -> tuple[int, float, int]:
    """How well the separator fits: headings that are ours, rows as long as the first, how many columns it gives."""
    rows = []
    try:
        for row in _rows(text, separator, first=1):
            if not row.is_empty:
                rows.append(row.cells)
            if len(rows) > SAMPLE:
                break
    except Unreadable:
        pass  # the rows before it tell enough
    if not rows:
        return 0, 0, 0
    known = sum(knows(words_of(cell)) for cell in rows[0])
    even = sum(len(row) == len(rows[0]) for row in rows) / len(rows)
    return known, even, len(rows[0])


def _rows(text: str, separator: str, *, first: int) -> Iterator[Row]:
    mark = "'" if text.lstrip().startswith("'") else '"'
    options: dict[str, Any] = {"delimiter": separator, "quotechar": mark, "strict": True}
    reader = csv.reader(io.StringIO(text, newline=""), **options)
    line, number = first, 0
    while True:
        try:
            cells = next(reader, None)
        except csv.Error as broken:
            raise Unreadable(
                f"The row that starts in line {line} cannot be read: a quotation mark ({mark}) in it is opened and not "
                f"closed, or stands within a cell without being doubled ({broken})."
            ) from broken
        if cells is None:
            return
        if max(map(len, cells), default=0) > LONGEST:
            raise Unreadable(
                f"The row that starts in line {line} cannot be read: a cell in it has more than {LONGEST:,} characters."
            )
        number += 1
        if number > MOST_ROWS + 1:
            raise Unreadable(f"There are more than {MOST_ROWS:,} rows in this file. Divide it.")
        yield Row(line, [with_line_feeds(cell).strip() for cell in cells])
        line = first + reader.line_num
