"""Files made to harm, and files that are no spreadsheets: refused with a sentence, and cheaply."""

import csv
import io
import struct
import zipfile

import pytest

from sources.importing import plain, reading, workbook
from sources.importing.sources import COLUMNS
from sources.importing.unreadable import Unreadable

from .test_reading import ROWS
from .test_reading import workbook as made

NS = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol">'
    + "".join(f'<!ENTITY lol{n} "{f"&lol{n - 1 or str()};" * 10}">' for n in range(1, 10))
    + f']><worksheet {NS}><sheetData><row r="1"><c r="A1" t="str"><v>&lol9;</v></c></row></sheetData></worksheet>'
)


def refusal(body):
    with pytest.raises(Unreadable) as refused:
        reading.read_table(body, COLUMNS.knows)
    return str(refused.value)


def with_part(name, content, compress=zipfile.ZIP_DEFLATED):
    """A workbook in which one part is another."""
    body = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made(ROWS))) as old, zipfile.ZipFile(body, "w", compress) as new:
        for part in old.infolist():
            new.writestr(part.filename, content if part.filename == name else old.read(part))
    return body.getvalue()


def test_a_workbook_that_unpacks_to_more_than_it_may_is_refused():
    bomb = with_part("xl/worksheets/sheet1.xml", b"<" + b" " * (workbook.UNPACKED + 1))

    assert len(bomb) < 1_000_000
    assert "unpacks to more than 100 MB" in refusal(bomb)


def test_a_part_that_claims_a_gigabyte_is_refused():
    body = with_part("xl/worksheets/sheet1.xml", b"x" * 5000)
    body = body.replace(struct.pack("<L", 5000), struct.pack("<L", 1_000_000_000))

    assert "unpacks to more than 100 MB" in refusal(body)


def test_a_part_that_claims_to_be_small_is_not_believed():
    body = with_part("xl/worksheets/sheet1.xml", b"x" * 5000)

    assert refusal(body.replace(struct.pack("<L", 5000), struct.pack("<L", 5))) == workbook.NOT_ONE


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/styles.xml", "xl/workbook.xml"])
def test_an_entity_bomb_is_refused(part, encoding):
    assert "declares entities" in refusal(with_part(part, LAUGHS.encode(encoding)))


@pytest.mark.parametrize("part", ["xl/styles.xml", "xl/workbook.xml", "[Content_Types].xml"])
def test_a_part_that_is_read_whole_may_not_be_long(part):
    fonts = f"<styleSheet {NS}><fonts>{'<font><b/></font>' * 300_000}</fonts></styleSheet>"

    assert "more styles and names than can be read" in refusal(with_part(part, fonts))


@pytest.mark.parametrize("cells", ["<row/>", '<row r="1"/>', "<c></c>"])
def test_cells_without_number_or_words_are_refused(cells):
    sheet = f"<worksheet {NS}><sheetData>{cells * 1_000_000}</sheetData></worksheet>"

    assert "one thing over and over" in refusal(with_part("xl/worksheets/sheet1.xml", sheet))


def test_a_reference_to_a_file_of_the_machine_is_refused():
    reads = LAUGHS.replace('<!ENTITY lol "lol">', '<!ENTITY lol SYSTEM "file:///etc/hostname">')

    assert "declares entities" in refusal(with_part("xl/worksheets/sheet1.xml", reads))


def test_a_sheet_that_claims_a_million_rows_of_all_columns_is_read_for_what_it_holds():
    cell = '<row r="{0}"><c r="A{0}" t="str"><v>{1}</v></c></row>'
    rows = cell.format(1, "Title") + cell.format(2, "One")
    sheet = f'<worksheet {NS}><dimension ref="A1:XFD1048576"/><sheetData>{rows}</sheetData></worksheet>'

    table = reading.read_table(with_part("xl/worksheets/sheet1.xml", sheet), COLUMNS.knows)

    assert (table.headings, len(table.rows)) == (["Title"], 1)
    far = f"<worksheet {NS}><sheetData>{cell.format(1, 'Title')}{cell.format(1048576, 'One')}</sheetData></worksheet>"
    assert "lie too far apart" in refusal(with_part("xl/worksheets/sheet1.xml", far))


def test_too_many_rows_are_refused(monkeypatch):
    monkeypatch.setattr(plain, "MOST_ROWS", 3)
    monkeypatch.setattr(workbook, "MOST_ROWS", 3)
    rows = [["Title"], *[[f"Row {n}"] for n in range(4)]]

    assert "more than 3 rows" in refusal("\n".join(row[0] for row in rows).encode())
    assert "more than 3 rows" in refusal(made(rows))


def test_too_large_a_file_is_refused():
    assert "larger than 10 MB" in refusal(b"Title\n" + b"x" * reading.LARGEST)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"", "nothing in this file"),
        (b" \n\n ", "nothing in this file"),
        (b"Title,Byline\n", "no rows"),
        (b"%PDF-1.7 ...", "This is a PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old workbook"),
        (b"\x89PNG\r\n\x1a\n", "picture"),
        (b"<html><table><tr><td>Title</td></tr></table></html>", "web page"),
        (b"PK\x03\x04 and nothing more", "cannot be opened"),
        (b"Title\n\x00\x01\x02\x03\n", "neither a spreadsheet"),
        (bytes(range(256)) * 20, "."),
    ],
)
def test_what_is_no_spreadsheet_is_refused_with_a_sentence(body, said):
    assert said in refusal(body)


def test_a_zip_archive_that_is_no_workbook_is_refused():
    body = io.BytesIO()
    with zipfile.ZipFile(body, "w") as packed:
        packed.writestr("letter.txt", "Title\nOne\n")

    assert "cannot be opened" in refusal(body.getvalue())


def test_a_field_longer_than_any_text_is_refused_whatever_limit_others_have_set():
    others = csv.field_size_limit(100_000_000)

    try:
        assert "cannot be read" in refusal(b"Title\n" + b"x" * 2_000_000)
        assert csv.field_size_limit() == 100_000_000, "they may need it"
    finally:
        csv.field_size_limit(others)
