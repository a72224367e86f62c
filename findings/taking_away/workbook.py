"""A workbook of Excel, written as it is sent: a ZIP file with sheets of text cells, and nothing of it kept.

The libraries that write workbooks put them together on disk and send them afterwards.
"""

import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import chain, count, islice

MOST_ROWS = 1_048_576  # of a sheet, in Excel
MOST_BYTES = 3 << 29  # of a sheet: Excel does not open files of 2 GiB that were written as they were sent
MOST_SIGNS = 32_767  # of a cell
_NOT_ALLOWED = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"

Rows = Iterable[Sequence[str | None]]


class _Pipe:
    """What a ZIP file is written into: it keeps what came until that is taken on."""

    def __init__(self) -> None:
        self.kept: list[bytes] = []

    def write(self, data: bytes) -> int:
        self.kept.append(bytes(data))
        return len(data)

    def flush(self) -> None:
        pass

    def taken(self) -> bytes:
        data, self.kept = b"".join(self.kept), []
        return data


def workbook(sheets: Iterable[tuple[str, Rows]]) -> Iterator[bytes]:
    """Sheets, each a name and its rows. One that is too long for Excel goes on in a sheet of its own."""
    pipe, names = _Pipe(), list[str]()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED, compresslevel=3) as archive:  # type: ignore[call-overload]
        for name, given in sheets:
            rows = iter(given)
            for part in count(1):
                first = next(rows, None)
                if first is None and part > 1:
                    break
                names.append(name if part == 1 else f"{name} {part}")
                size = 0
                with archive.open(f"xl/worksheets/sheet{len(names)}.xml", "w") as sheet:
                    sheet.write(f'{_HEAD}<worksheet xmlns="{_MAIN}"><sheetData>'.encode())
                    for lines in _batches(chain([] if first is None else [first], islice(rows, MOST_ROWS - 1))):
                        size += sheet.write(lines)
                        if written := pipe.taken():
                            yield written
                        if size > MOST_BYTES:
                            break
                    sheet.write(b"</sheetData></worksheet>")
        for path, text in _rest(names).items():
            archive.writestr(path, _HEAD + text)
    yield pipe.taken()


def _batches(rows: Rows) -> Iterator[bytes]:
    lines = map(_row, rows)
    while batch := "".join(islice(lines, 100)):
        yield batch.encode()


def _row(row: Sequence[str | None]) -> str:
    return f"<row>{''.join(map(_cell, row))}</row>"


def _cell(words: str | None) -> str:
    """Marked as text, so that nothing in it is ever a formula."""
    if not words:
        return "<c/>"
    words = _NOT_ALLOWED.sub("", words)
    if len(words) > MOST_SIGNS:
        words = words[: MOST_SIGNS - 1] + "…"
    return f'<c t="inlineStr"><is><t xml:space="preserve">{escape(words, quote=False)}</t></is></c>'


def _rest(names: Sequence[str]) -> dict[str, str]:
    """The files that say which sheets there are."""
    numbers = range(1, len(names) + 1)
    parts = "".join(
        f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{_TYPE}.worksheet+xml"/>' for n in numbers
    )
    sheets = "".join(
        f'<sheet name="{escape(name)}" sheetId="{n}" r:id="rId{n}"/>' for n, name in enumerate(names, start=1)
    )
    relations = "".join(
        f'<Relationship Id="rId{n}" Type="{_RELATION}/worksheet" Target="worksheets/sheet{n}.xml"/>' for n in numbers
    )
    return {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override '
        f'PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>{parts}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{_RELATION}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELATION}"><sheets>{sheets}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">{relations}</Relationships>',
    }
