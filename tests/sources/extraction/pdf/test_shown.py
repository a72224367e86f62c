"""Pages as they are shown: turned, cropped, with words that run another way."""

import pytest

from .printing import HEIGHT, MARGIN, WIDTH, Press, paragraph
from .proving import proved, reading_of
from .raw import pdf_of_pages

TURNED = {
    90: b"BT /F1 12 Tf 0 1 -1 0 40 60 Tm (The key of Toytown) Tj ET",
    180: b"BT /F1 12 Tf -1 0 0 -1 260 60 Tm (The key of Toytown) Tj ET",
    270: b"BT /F1 12 Tf 0 -1 1 0 260 340 Tm (The key of Toytown) Tj ET",
}


def first_box(reading):
    return reading.pages[0].boxes[:4]


def test_a_box_is_measured_from_the_top_left_corner():
    left, top, right, bottom = first_box(proved(pdf_of_pages(["The key of Toytown"])))

    assert left == pytest.approx(40)
    assert top < 400 - 350 < bottom < top + 20
    assert right > left


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_shown_turned_is_read_upright(turn):
    reading = proved(pdf_of_pages([TURNED[turn]], page=f"/Rotate {turn}"))
    [page] = reading.pages

    assert reading.text == "The key of Toytown"
    assert (page.width, page.height) == ((400, 300) if turn % 180 else (300, 400))
    left, top, right, bottom = first_box(reading)
    assert 0 < left < right < page.width / 2
    assert 0 < top < bottom < page.height / 2


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_words_printed_sideways_are_read_and_found_again(turn):
    reading = proved(pdf_of_pages([TURNED[turn]]))

    assert reading.text == "The key of Toytown"


@pytest.mark.parametrize("quarters", [0, 1, 2, 3])
def test_columns_of_a_turned_page_are_told_apart(quarters):
    press = Press()
    press.column(MARGIN, 70, WIDTH - 2 * MARGIN, [paragraph(1), paragraph(2)])
    press.turn(quarters)

    assert proved(press.finished()).text == f"{paragraph(1)}\n\n{paragraph(2)}"


def test_a_cropped_page_is_measured_from_the_crop_and_what_is_cut_off_is_not_read():
    content = b"BT /F1 12 Tf 60 300 Td (The key of Toytown) Tj ET BT /F1 12 Tf 10 390 Td (Printer) Tj ET"
    reading = proved(pdf_of_pages([content], page="/CropBox [50 40 290 360]"))
    [page] = reading.pages

    assert reading.text == "The key of Toytown"
    assert (page.width, page.height) == (240, 320)
    assert first_box(reading)[0] == pytest.approx(10)


def test_a_box_that_does_not_begin_at_zero_moves_everything():
    reading = proved(pdf_of_pages(["The key of Toytown"], box="30 -20 330 380"))

    assert first_box(reading)[0] == pytest.approx(10)
    assert first_box(reading)[1] == pytest.approx(380 - 350 - 12, abs=5)


def test_a_watermark_and_a_word_up_the_margin_are_in_the_whole_text_alone():
    press = Press()
    press.column(MARGIN, 70, WIDTH - 2 * MARGIN, [paragraph(3)])
    canvas = press.canvas
    canvas.saveState()
    canvas.translate(WIDTH / 2, HEIGHT / 2)
    canvas.rotate(50)
    canvas.setFont("Times-Roman", 60)
    canvas.drawString(-80, 0, "DRAFT")
    canvas.restoreState()
    canvas.saveState()
    canvas.translate(20, 300)
    canvas.rotate(90)
    canvas.drawString(0, 0, "Printed in Toytown")
    canvas.restoreState()

    reading = proved(press.finished())

    assert reading.text == paragraph(3)
    assert "DRAFT" in reading.whole_text
    assert "Printed in Toytown" in reading.whole_text


def test_a_page_of_absurd_size_is_passed_over_and_told():
    reading = reading_of(pdf_of_pages(["The key of Toytown"], box="0 0 900000000 900000000"))

    assert reading.text == ""
    assert any("size" in warning for warning in reading.warnings)
