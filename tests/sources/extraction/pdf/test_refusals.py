"""Files that cannot be read are refused with a sentence, and hostile ones do no harm."""

import zlib

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from sources.extraction.pdf import opening
from sources.extraction.reading import Unreadable

from .printing import MARGIN, Press, paragraph
from .proving import reading_of
from .raw import packed_stream, pdf, pdf_of_pages

FONTS = "/Resources << /Font << /F1 5 0 R >> >>"
PAGE = f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 400] /Contents 4 0 R {FONTS} >>"


def text_or_refusal(body):
    """The text, and the sentence of the refusal: one of them is empty."""
    try:
        return reading_of(body).text, ""
    except Unreadable as refusal:
        return "", str(refusal)


def encrypted(tmp_path, password):
    path = tmp_path / "locked.pdf"
    canvas = Canvas(str(path), encrypt=StandardEncryption(password, ownerPassword="owner of Toytown", strength=128))
    canvas.drawString(80, 700, "The key of Toytown")
    canvas.save()
    return path.read_bytes()


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (b"", "empty"),
        (b"garbage", "not a PDF"),
        (b"%PDF-1.7\n", "not a PDF"),
        (b"%PDF-1.7\n" + bytes(range(256)) * 40, "not a PDF"),
        (b"PK\x03\x04" + b"\0" * 100, "not a PDF"),
        (pdf(["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [] /Count 0 >>"]), "pages"),
    ],
    ids=["empty", "garbage", "a head alone", "a head and noise", "a zip file", "no pages"],
)
def test_what_is_no_pdf_is_refused_with_a_reason(body, told):
    with pytest.raises(Unreadable, match=told):
        reading_of(body)


def test_a_file_that_asks_for_a_password_is_refused_and_the_editor_told_what_to_do(tmp_path):
    with pytest.raises(Unreadable, match="save it without"):
        reading_of(encrypted(tmp_path, "secret of Toytown"))


def test_a_file_that_any_viewer_opens_without_a_password_is_read(tmp_path):
    assert reading_of(encrypted(tmp_path, "")).text == "The key of Toytown"


def test_a_truncated_file_is_refused_or_read_as_far_as_it_goes():
    press = Press()
    for at in range(6):
        press.column(MARGIN, 70, 300, [paragraph(at)])
        press.next_page()
    whole = press.finished()
    whole_text = reading_of(whole).text

    for part in (0.2, 0.5, 0.8, 0.95, 0.999):
        read, refusal = text_or_refusal(whole[: int(len(whole) * part)])
        assert read in whole_text
        assert read or refusal.endswith(".")


def test_a_file_with_too_many_pages_is_refused(monkeypatch):
    monkeypatch.setattr(opening, "MOST_PAGES", 3)

    with pytest.raises(Unreadable, match="4 pages; at most 3"):
        reading_of(pdf_of_pages(["One", "Two", "Three", "Four"]))


def test_more_pages_than_can_be_is_refused():
    with pytest.raises(Unreadable):
        reading_of(pdf(["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 90000000 >>"]))


def test_a_page_tree_that_bites_its_own_tail_does_no_harm():
    body = pdf(["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [2 0 R] /Count 1 >>"])

    assert text_or_refusal(body)[0] == ""


def test_a_bomb_of_a_stream_is_refused_or_does_no_harm():
    bomb = zlib.compress(b"BT /F1 1 Tf (" + b"A" * 60_000_000 + b") Tj ET", 9)
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        PAGE,
        f"<< /Length {len(bomb)} /Filter /FlateDecode >>\nstream\n".encode() + bomb + b"\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]

    text, refusal = text_or_refusal(pdf(objects))

    assert len(text) < 1_000_000
    assert text or "far more than a page can show" in refusal


def test_streams_packed_a_hundred_times_over_do_no_harm():
    content = b"BT /F1 12 Tf 40 350 Td (The key) Tj ET"
    for _ in range(100):
        content = zlib.compress(content)
    filters = " ".join(["/FlateDecode"] * 100)
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 400] /Contents 4 0 R >>",
        f"<< /Length {len(content)} /Filter [{filters}] >>\nstream\n".encode() + content + b"\nendstream",
    ]

    assert reading_of(pdf(objects)).text in ("", "The key")


def test_a_damaged_page_among_sound_ones_is_told():
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R 9 0 R] /Count 2 >>",
        PAGE,
        packed_stream(b"BT /F1 12 Tf 40 350 Td (The key of Toytown) Tj ET"),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]

    reading = reading_of(pdf(objects))

    assert reading.text == "The key of Toytown"
    assert [warning for warning in reading.warnings if warning.startswith("Page 2 is damaged")]
