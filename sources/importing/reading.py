"""A file read as a table, by what it is and not by what it is called."""

from collections.abc import Callable

from .plain import read_plain
from .table import LARGEST, Table
from .unreadable import Unreadable
from .workbook import is_packed, read_workbook

# Files whose first bytes tell what they are, and that they are no spreadsheet we read.
OTHERS = {
    b"\xd0\xcf\x11\xe0": "This is an old workbook (XLS), or one protected by a password. Save it as XLSX or CSV.",
    b"%PDF": "This is a PDF. Save the table as CSV or XLSX.",
    b"\x89PNG": "This is a picture. Save the table as CSV or XLSX.",
    b"\xff\xd8\xff": "This is a picture. Save the table as CSV or XLSX.",
    b"GIF8": "This is a picture. Save the table as CSV or XLSX.",
    b"\x1f\x8b": "This file is packed. Unpack it first.",
    b"{\\rtf": "This is a text document. Save the table as CSV or XLSX.",
}


def read_table(body: bytes, knows: Callable[[str], bool]) -> Table:
    """The table that the file holds. `knows` says whether a heading is known. Raises Unreadable, with one sentence."""
    if len(body) > LARGEST:
        raise Unreadable(f"This file is larger than {LARGEST // 1024 // 1024} MB. Divide it.")
    if not body.strip():
        raise Unreadable("There is nothing in this file.")
    for beginning, sentence in OTHERS.items():
        if body.startswith(beginning):
            raise Unreadable(sentence)
    if body.lstrip()[:1] == b"<":
        raise Unreadable("This is a web page or another document, not a spreadsheet. Save the table as CSV or XLSX.")
    table = read_workbook(body) if is_packed(body) else read_plain(body, knows)
    if not table.rows:
        raise Unreadable("There are headings in this file, and no rows under them.")
    return table
