"""Real files, brought in and quoted: what stands under the boxes is what is quoted, or it is found out."""

import shutil
import struct
import zlib

import pytest

from sources.accepting import correct
from sources.models import PageLayout
from tests.findings.brought import FILLER, OVER_THE_COLUMN, OVER_THE_PAGE, brought, printed, quoted
from tests.sources.admin.bringing import HTML, STORY
from tests.sources.extraction.pdf.raw import pdf_of_pages
from tests.sources.extraction.pdf.test_recognising import WORDS as RECOGNISED
from tests.sources.extraction.pdf.test_recognising import scanned

from .test_verifying import corrupt, verify

pytestmark = pytest.mark.django_db


def test_quotations_over_breaks_and_of_ligatures_are_what_stands_under_their_boxes(capsys):
    report = brought(printed())
    ligatures = brought(
        pdf_of_pages(["The \\200rst \\201ow in his o\\202ce"], to_unicode={0o200: "ﬁ", 0o201: "ﬂ", 0o202: "ﬃ"}),
        name="ligatures.pdf",
    )
    over = quoted(report, OVER_THE_PAGE).quotation
    quoted(report, OVER_THE_COLUMN)
    quoted(ligatures, "The first flow in his office")

    lines, told = verify(capsys)

    assert lines == []
    assert report.page_starts[1] in range(over.spans[0].lower, over.spans[0].upper)
    assert "3 quotations compared with the words under their rectangles" in told
    assert "an editor put in" not in told


def test_a_page_from_the_web_and_a_pasted_text_are_read_again(capsys):
    quoted(brought(HTML, name="key.html"), STORY[3])
    quoted(brought("Zwölf Schlüssel.\n\nNobody asked for eleven years.".encode(), name="", way="pasted"), "Schlüssel")

    lines, told = verify(capsys)

    assert lines == []
    assert "2 captures read again" in told


def test_words_that_an_editor_put_in_are_told_and_those_beside_them_are_proved(capsys):
    version = brought(printed(), mend=lambda text: text.replace("of the boxes", "[sic] of the boxes"))
    quoted(version, "three [sic] of the boxes had never")
    quoted(version, FILLER)

    lines, told = verify(capsys)

    assert lines == []
    assert "1 quotations hold words that an editor put in. These stand in no file" in told
    corrupt("sources_textversion", "text = overlay(text placing 'twelve' from strpos(text, 'three [sic]') for 5)")
    corrupt("sources_textversion", "sha256 = encode(sha256(convert_to(text, 'UTF8')), 'hex')")
    assert any("what the machine read" in line for line in verify(capsys)[0])


def test_a_corrected_text_is_proved_as_its_forerunner_was(capsys):
    version = brought(printed())
    later, _ = correct(version, text=version.text.replace("polished", "[polished]"))
    quoted(later, OVER_THE_PAGE)
    quoted(later, FILLER.replace("polished", "[polished]"))

    lines, told = verify(capsys)

    assert lines == []
    assert "1 quotations hold words that an editor put in" in told


@pytest.mark.skipif(shutil.which("tesseract") is None, reason="tesseract is not installed")
def test_recognised_words_are_marked_and_not_proved_and_the_page_before_is(capsys):
    version = brought(scanned())
    finding = quoted(version, RECOGNISED)
    before = version.text[: version.page_starts[1]].strip()
    quoted(version, before[-40:])

    lines, told = verify(capsys)

    assert lines == []
    assert finding.quotation.read_by_ocr
    assert "1 quotations hold words read by character recognition" in told


@pytest.mark.parametrize(
    ("table", "what", "said"),
    [
        ("sources_textversion", "segments[2] = segments[2] + 1", "it is not what the machine read"),
        ("sources_textversion", "segments[3] = segments[3] - 200", "but compared anew it is 0"),
        ("sources_textversion", "segments = '{}'", "but compared anew it is 0"),
        ("sources_textversion", "segments = segments[1:2]", "not in threes"),
        ("sources_textversion", "ocr_pages = ARRAY[1, 2, 3]", "read by character recognition, which the machine read"),
        ("sources_textversion", "text = overlay(text placing 'K' from strpos(text, 'key') for 1)", "SHA-256"),
        ("sources_extraction", "text = overlay(text placing 'K' from strpos(text, 'key') for 1)", "what the machine"),
        ("sources_payload", "body = set_byte(body, octet_length(body) - 3, 0)", "bytes of its capture are not those"),
        ("sources_payload", "body = substr(body, 1, 9)", "its file can no longer be opened"),
        ("sources_pagelayout", "number = number + 10", "stands under its rectangles"),
        ("sources_pagelayout", "boxes_moved", "stands under its rectangles"),
    ],
)
def test_every_corruption_under_a_quotation_of_a_pdf_is_found(capsys, table, what, said):
    version = brought(printed())
    for words in [OVER_THE_PAGE, OVER_THE_COLUMN]:
        quoted(version, words)
    if "boxes_moved" in what:
        move_one_box(version)
    else:
        corrupt(table, what)

    lines, _ = verify(capsys)

    assert any(said in line for line in lines), lines


def move_one_box(version):
    """One character of a quotation, a hundred points to the right and down."""
    page = PageLayout.objects.get(extraction=version.extraction, number=3)
    boxes = bytearray(zlib.decompress(page.boxes))
    at = 16 * (version.text.index("lanterns, which") - page.start)
    moved = [side + 100 for side in struct.unpack_from("<4f", boxes, at)]
    struct.pack_into("<4f", boxes, at, *moved)
    changed = zlib.compress(bytes(boxes)).hex()
    corrupt("sources_pagelayout", f"boxes = '\\x{changed}' WHERE id = {page.pk}")
