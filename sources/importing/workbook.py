"""Reading XLSX of strangers: nothing in it is worked out, expanded or believed."""

import datetime
import io
import warnings
import zipfile
from collections.abc import Iterator
from typing import Any

import openpyxl
from defusedxml import DefusedXmlException
from openpyxl import DEFUSEDXML
from openpyxl.utils import get_column_letter

from sources.storable import with_line_feeds

from .table import MOST_COLUMNS, MOST_ROWS, Row, Table, tidy, words_of
from .unreadable import Unreadable

UNPACKED = 100 * 1024 * 1024  # bytes of all that is packed in the file
PARTS = 2_000
BESIDE = 4 * 1024 * 1024  # bytes of a part that holds no cells: it is read whole, with a hundred times its size
MOST_PACKED = 100  # times: cells that people filled in are packed to a tenth or a twentieth
WITH_CELLS = ("xl/worksheets/sheet", "xl/sharedstrings")
TOO_FAR = 3  # times as many lines as rows are read
ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be")
DECLARATIONS = [word.encode(encoding) for word in ("<!DOCTYPE", "<!ENTITY") for encoding in ENCODINGS]
DECLARES = "This workbook declares entities, which no spreadsheet program writes. It was refused."
CHUNK = 1024 * 1024
NOT_ONE = "This file is packed like a workbook, and cannot be opened as one. Save it anew as XLSX, or as CSV."


def is_packed(body: bytes) -> bool:
    """Whether the file is a ZIP archive, as workbooks are, whatever its name says."""
    return body.startswith(b"PK\x03\x04")


def read_workbook(body: bytes) -> Table:
    """The table in the first sheet of a workbook. Raises Unreadable."""
    if not DEFUSEDXML:
        raise Unreadable("Workbooks are not read here: defusedxml is not installed. Save the file as CSV.")
    try:
        _inspect(body)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # on what a workbook has beside its cells
            book = openpyxl.load_workbook(io.BytesIO(body), read_only=True, data_only=False, keep_links=False)
            sheet: Any = book.worksheets[0]
            rows = tidy(_rows(sheet))
    except Unreadable:
        raise
    except DefusedXmlException as bomb:
        raise Unreadable(DECLARES) from bomb
    except Exception as broken:
        raise Unreadable(NOT_ONE) from broken
    if not rows:
        raise Unreadable(f"There is nothing in the first sheet, “{sheet.title}”.")
    widest = max(len(row.cells) for row in rows)
    if widest > MOST_COLUMNS:
        raise Unreadable(
            f"This sheet has more than {MOST_COLUMNS} columns; at most {MOST_COLUMNS} are read. Divide it."
        )
    headings = [words_of(cell) for cell in rows[0].cells] + [""] * (widest - len(rows[0].cells))
    others = len(book.worksheets) - 1
    also = f"; its {others} other sheet{'s are' if others > 1 else ' is'} not read" if others else ""
    return Table(headings, rows[1:], f"Workbook, sheet “{sheet.title}”{also}")


def _inspect(body: bytes) -> None:
    """Look into the packed parts before anything opens them."""
    with zipfile.ZipFile(io.BytesIO(body)) as packed:
        parts = packed.infolist()
        if len(parts) > PARTS or sum(part.file_size for part in parts) > UNPACKED:
            raise Unreadable(
                f"This workbook unpacks to more than {UNPACKED // 1024 // 1024} MB, or has too many parts. "
                "Save the sheet alone, as CSV."
            )
        if any(part.file_size > BESIDE for part in parts if _is_read_whole(part)):
            raise Unreadable(
                "This workbook holds more styles and names than can be read. Save the sheet alone, as CSV."
            )
        if any(part.file_size > BESIDE and part.file_size > MOST_PACKED * part.compress_size for part in parts):
            raise Unreadable(
                "This workbook holds one thing over and over, as no sheet does that people filled in. Use CSV."
            )
        for part in parts:
            if part.flag_bits & 1:
                raise Unreadable("This workbook is protected by a password. Save it without.")
            if part.filename.lower().endswith((".xml", ".rels")):
                _declares_nothing(packed, part)


def _is_read_whole(part: zipfile.ZipInfo) -> bool:
    name = part.filename.lower()
    return name.endswith((".xml", ".rels")) and not name.startswith(WITH_CELLS)


def _declares_nothing(packed: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    before = b""
    with packed.open(part) as stream:
        while chunk := stream.read(CHUNK):
            if any(word in before + chunk for word in DECLARATIONS):
                raise Unreadable(DECLARES)
            before = chunk[-20:]


def _rows(sheet: Any) -> Iterator[Row]:
    sheet.reset_dimensions()  # what a file says of its size need not be so
    for number, cells in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS + 1), start=1):
        row = _row(number, cells)
        if number > MOST_ROWS + 1 and not row.is_empty:
            raise Unreadable(f"There are more than {MOST_ROWS:,} rows in this sheet. Divide it.")
        if number > MOST_ROWS * TOO_FAR:
            raise Unreadable(f"The rows of this sheet lie too far apart: line {number:,} was reached.")
        yield row


def _row(number: int, cells: Any) -> Row:
    row = Row(number, [])
    for column, cell in enumerate(cells, start=1):
        place = f"{get_column_letter(column)}{number}"
        value = cell.value
        if cell.data_type == "f":
            value = str(getattr(value, "text", None) or value)
            row.remarks.append(f"{place} holds a formula. It is not worked out: “{value[:60]}” is taken as words.")
        if cell.data_type == "e":
            row.problem = row.problem or f"Cell {place} holds the error “{value}”. Mend it."
        row.cells.append(_plain(value))
    while row.cells and row.cells[-1] in (None, ""):
        row.cells.pop()
    return row


def _plain(value: Any) -> Any:
    if value is None:
        return None
    if isinstance(value, datetime.datetime):
        return value.date()
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    if isinstance(value, datetime.date):
        return value
    return with_line_feeds(str(value)).replace("_x000D_", "").strip()
