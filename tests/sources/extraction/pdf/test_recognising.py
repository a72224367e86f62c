"""Pages that are pictures: told, and read by tesseract where it is installed."""

import io
import shutil

import pytest
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.utils import ImageReader

from sources.extraction.pdf import recognising

from .printing import HEIGHT, MARGIN, WIDTH, Press, paragraph
from .proving import is_sound, reading_of

WORDS = "The constables of Toytown lost the key"
installed = pytest.mark.skipif(shutil.which("tesseract") is None, reason="tesseract is not installed")


def scanned(words=WORDS):
    """A page that is a picture of these words, after a page of text."""
    picture = Image.new("L", (int(WIDTH * 3), int(HEIGHT * 3)), 255)
    ImageDraw.Draw(picture).text((150, 300), words, font=ImageFont.load_default(42), fill=0)
    press = Press()
    press.column(MARGIN, 70, WIDTH - 2 * MARGIN, [paragraph(1)])
    press.next_page()
    file = io.BytesIO()
    picture.save(file, "PNG")
    press.canvas.drawImage(ImageReader(file), 0, 0, WIDTH, HEIGHT)
    return press.finished()


@installed
def test_a_page_without_text_is_recognised_and_said_to_be():
    reading = reading_of(scanned())
    first, second = reading.pages

    assert is_sound(reading)
    assert (first.reading, second.reading) == ("text", "ocr")
    assert reading.text[second.start : second.end] == WORDS
    assert second.confidence > 60
    assert set(second.characters) == {-1}
    assert [warning for warning in reading.warnings if "Page 2" in warning and "character recognition" in warning]


@installed
def test_recognised_words_have_boxes_where_they_stand():
    [_, page] = reading_of(scanned()).pages
    left, top, _, bottom = page.boxes[:4]

    assert 40 < left < 65
    assert 90 < top < bottom < 130


def test_a_page_without_text_is_told_where_nothing_can_recognise_it(monkeypatch):
    monkeypatch.setenv("PATH", "")

    reading = reading_of(scanned())

    assert [page.reading for page in reading.pages] == ["text", "none"]
    assert [warning for warning in reading.warnings if "Page 2 has no text" in warning and "not installed" in warning]
    assert reading.pages[1].start == reading.pages[1].end


def test_a_program_that_fails_leaves_the_page_without_words(monkeypatch, tmp_path):
    program = tmp_path / "tesseract"
    program.write_text("#!/bin/sh\nexit 1\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin:/usr/bin")

    reading = reading_of(scanned())

    assert reading.pages[1].reading == "none"
    assert any("failed" in warning for warning in reading.warnings)


def test_a_program_that_hangs_is_ended(monkeypatch, tmp_path):
    program = tmp_path / "tesseract"
    program.write_text("#!/bin/sh\nexec sleep 60\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin:/usr/bin")
    monkeypatch.setattr(recognising, "_SECONDS", 0.5)

    reading = reading_of(scanned())

    assert any("took longer" in warning for warning in reading.warnings)


def test_an_empty_page_is_no_picture():
    press = Press()
    press.column(MARGIN, 70, WIDTH - 2 * MARGIN, [paragraph(1)])
    press.next_page()
    press.next_page()
    press.line(MARGIN, 80, "The end of it.")

    reading = reading_of(press.finished())

    assert [page.reading for page in reading.pages] == ["text", "none", "text"]
    assert reading.warnings == []
