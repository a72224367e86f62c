"""Words of pages that are pictures, read by the tesseract program where it is installed."""

import csv
import os
import shutil
import subprocess
from array import array
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from .drawing import drawn
from .glyphs import Glyphs
from .sheet import Sheet

_DOTS_PER_POINT = 300 / 72
_MOST_PIXELS = 25_000_000
_SECONDS = 90
_FEW = 30  # characters: a scan with a number stamped on it has no more
_MOST = 0.6  # of the page: how much of it a picture covers that is a scan
_WORD = "5"
_LINE = "4"


@dataclass(frozen=True)
class Recognised:
    """What was recognised on a page: characters with boxes and no numbers, since the file has none."""

    glyphs: Glyphs
    confidence: float | None


class NotRecognised(Exception):
    """The page could not be read; the sentence goes on from “Page 3 has no text in the file and …”."""


def is_picture(page: pdfium.PdfPage, sheet: Sheet, characters: int) -> bool:
    """Whether the words of the page, if it has any, are in a picture."""
    if characters >= _FEW:
        return False
    covered = 0.0
    for drawn_object in page.get_objects(max_depth=3):
        if drawn_object.type == pdfium_c.FPDF_PAGEOBJ_IMAGE:
            left, bottom, right, top = drawn_object.get_bounds()
            covered = max(covered, (right - left) * (top - bottom))
        elif not characters:
            return True  # words may be drawn as curves
    return covered > (_MOST * sheet.width * sheet.height if characters else 0)


def recognised(page: pdfium.PdfPage, sheet: Sheet) -> Recognised:
    """The words of the page with their boxes and the mean of their confidence."""
    program = shutil.which("tesseract")
    if program is None:
        raise NotRecognised("character recognition is not installed here (the program tesseract)")
    picture, scale = drawn(page, _DOTS_PER_POINT, _MOST_PIXELS, grey=True)
    try:
        told = subprocess.run(  # noqa: S603 - a fixed program, and the picture through a pipe
            [program, "stdin", "stdout", "--dpi", str(round(72 * scale)), "-l", "eng", "tsv"],
            input=picture,
            capture_output=True,
            timeout=_SECONDS,
            check=True,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
        ).stdout.decode(errors="replace")
    except subprocess.TimeoutExpired as error:
        raise NotRecognised(f"character recognition took longer than {_SECONDS} seconds") from error
    except (subprocess.CalledProcessError, OSError) as error:
        raise NotRecognised("character recognition failed on it") from error
    return _gathered(told, sheet, scale)


def _gathered(told: str, sheet: Sheet, scale: float) -> Recognised:
    glyphs, characters, confidences = Glyphs(sheet), list[str](), list[float]()
    band = 0.0, 0.0
    for row in csv.DictReader(told.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE):
        if row["level"] == _LINE:
            band = float(row["top"]) / scale, (float(row["top"]) + float(row["height"])) / scale
        word = "".join(character for character in row["text"] or "" if character.isprintable() and character != " ")
        if row["level"] != _WORD or not word:
            continue
        confidences.append(float(row["conf"]))
        left, wide = float(row["left"]) / scale, float(row["width"]) / scale / len(word)
        if characters:
            _add(glyphs, characters, " ", (0.0, 0.0, 0.0, 0.0))
        for at, character in enumerate(word):  # only the word's own box is known: shared out evenly
            _add(glyphs, characters, character, (left + at * wide, band[0], left + (at + 1) * wide, band[1]))
    glyphs.text = "".join(characters)
    return Recognised(glyphs, round(sum(confidences) / len(confidences), 1) if confidences else None)


def _add(glyphs: Glyphs, characters: list[str], character: str, box: tuple[float, float, float, float]) -> None:
    characters.append(character)
    glyphs.indices.append(-1)
    glyphs.boxes.extend(array("f", box))
    glyphs.turns.append(0)
