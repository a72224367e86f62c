"""The characters of a page as PDFium tells them, each with its box as shown."""

import math
from array import array
from dataclasses import dataclass, field

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from sources.extraction.reading import Unreadable

from .sheet import Box, Sheet

MOST_CHARACTERS = 200_000
TOO_DENSE = "Page {number} of this PDF holds {characters:,} characters, far more than a page can show. It is not read."
LINE_END_HYPHEN = 0x02  # what PDFium makes of a hyphen at the end of a line
SOFT_HYPHEN = 0xAD
UNKNOWN = "\ufffd"
LIGATURES = {
    0xFB00: "ff",
    0xFB01: "fi",
    0xFB02: "fl",
    0xFB03: "ffi",
    0xFB04: "ffl",
    0xFB05: "st",
    0xFB06: "st",
}
_BREAKS = frozenset(ord(space) for space in "\t\n\v\f\r \x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000") | frozenset(
    range(0x2000, 0x200B)
)
_UNSEEN = frozenset(
    (0x180E, 0xFEFF, 0xFFFE, 0xFFFF, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A))
)

ASKEW = 4  # neither upright nor turned by quarters: a stamp or watermark
_ASKEW = 0.1  # quarters

# In heights of a character: how far the next may stand before it belongs to another word.
_AHEAD, _BACK, _ASIDE = 0.35, 0.6, 0.6


@dataclass
class Glyphs:
    """Code points in the order of the file, a space wherever a word ends. `turns` are those of the running text.

    `indices` are the numbers PDFium gives, and `boxes` four numbers each: left, top, right, bottom as shown. A
    ligature is several code points of one number, each with its share of the box.
    """

    sheet: Sheet
    text: str = ""
    indices: "array[int]" = field(default_factory=lambda: array("i"))
    boxes: "array[float]" = field(default_factory=lambda: array("f"))
    turns: "array[int]" = field(default_factory=lambda: array("b"))

    def box(self, at: int) -> Box:
        left, top, right, bottom = self.boxes[4 * at : 4 * at + 4]
        return left, top, right, bottom


def glyphs_of(page: pdfium.PdfPage, sheet: Sheet, number: int) -> Glyphs:
    """The characters that can be seen on the page."""
    textpage = page.get_textpage()
    try:
        count = pdfium_c.FPDFText_CountChars(textpage)
        if count > MOST_CHARACTERS:
            raise Unreadable(TOO_DENSE.format(number=number, characters=count))
        return _gathered(textpage.raw, count, sheet)
    finally:
        textpage.close()


def _gathered(textpage: object, count: int, sheet: Sheet) -> Glyphs:  # noqa: C901 - one pass over every character
    glyphs, characters = Glyphs(sheet), list[str]()
    indices, boxes, turns = glyphs.indices, glyphs.boxes, glyphs.turns
    unicode_of, angle_of = pdfium_c.FPDFText_GetUnicode, pdfium_c.FPDFText_GetCharAngle
    width, height = sheet.width, sheet.height
    last: Box | None = None
    shown: Box = (0.0, 0.0, 0.0, 0.0)
    high = 0
    index = -1
    while (index := index + 1) < count:
        code = unicode_of(textpage, index)
        if code in _BREAKS:
            last = None
            continue
        if code in _UNSEEN:
            continue
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if 0xDC00 <= code < 0xE000:
            if not high:
                continue
            code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00)
        high = 0
        box = sheet.shown(*_box(textpage, index))
        if not (0 <= (box[0] + box[2]) / 2 <= width and 0 <= (box[1] + box[3]) / 2 <= height):
            continue  # cropped away: nobody sees it
        turn = _turn(angle_of(textpage, index), sheet.turns)
        upright = sheet.upright(box, turn) if turn else box
        if (last is None or _apart(last, upright) or turn != turns[-1]) and characters:
            characters.append(" ")
            indices.append(-1)
            boxes.extend((0.0, 0.0, 0.0, 0.0))
            turns.append(turn)
        elif last == upright:
            box = shown  # one more letter of a ligature
        elif last is not None and upright[0] < last[2] < (upright[0] + upright[2]) / 2:
            box = _trimmed(box, turn, last[2] - upright[0])
        elif last is not None and not turn and _reaches(last, box) and boxes[-8:-4] != boxes[-4:]:
            boxes[-2] = box[0]  # the character before ends here; a ligature shares its box later
        last, shown = upright, box
        for character in _seen_as(code):
            characters.append(character)
            indices.append(index)
            boxes.extend(box)
            turns.append(turn)
    glyphs.text = "".join(characters)
    _share_boxes(glyphs)
    return glyphs


def _reaches(last: Box, box: Box) -> bool:
    """Whether the end of the character in `last` lies over the one in `box`."""
    return (last[0] + last[2]) / 2 < box[0] < last[2]


def _trimmed(box: Box, turn: int, overhang: float) -> Box:
    """The box without what reaches back over the character before: the foot of an italic f, above all."""
    left, top, right, bottom = box
    if turn == 1:
        return left, top + overhang, right, bottom
    if turn == 2:
        return left, top, right - overhang, bottom
    if turn == 3:
        return left, top, right, bottom - overhang
    return left + overhang, top, right, bottom


def _turn(angle: float, turns: int) -> int:
    """The quarter turns, clockwise, by which a character of this angle is shown."""
    if angle == 0.0:
        return turns
    quarters = angle / (math.pi / 2)
    return ASKEW if abs(quarters - round(quarters)) > _ASKEW else (round(quarters) + turns) % 4


_rect = pdfium_c.FS_RECTF()
_tight = [pdfium_c.c_double() for _ in range(4)]  # type: ignore[attr-defined]


def _box(textpage: object, index: int) -> Box:
    """Left, bottom, right, top: the whole height of the line and the whole advance, else the ink alone."""
    rect = _rect
    if pdfium_c.FPDFText_GetLooseCharBox(textpage, index, rect) and rect.top - rect.bottom > 0.5:
        return rect.left, rect.bottom, rect.right, rect.top
    left, right, bottom, top = _tight
    pdfium_c.FPDFText_GetCharBox(textpage, index, left, right, bottom, top)
    return left.value, bottom.value, right.value, top.value


def _apart(last: Box, box: Box) -> bool:
    """Whether the character in `box` cannot belong to the word that the one in `last` is in."""
    height = max(last[3] - last[1], box[3] - box[1], 1.0)
    ahead = box[0] - last[2]
    return (
        ahead > _AHEAD * height
        or ahead < -_BACK * height - (last[2] - last[0])
        or abs(box[1] + box[3] - last[1] - last[3]) > 2 * _ASIDE * height
    )


def _seen_as(code: int) -> str:
    if code == LINE_END_HYPHEN:
        return "-"
    if code in LIGATURES:
        return LIGATURES[code]
    character = chr(code)
    return character if character.isprintable() or code == SOFT_HYPHEN else UNKNOWN


def _share_boxes(glyphs: Glyphs) -> None:
    """Code points printed by one glyph stand in one box; each is given its share of it, in the direction of reading."""
    boxes, at, count = glyphs.boxes, 0, len(glyphs.text)
    while at < count:
        box = boxes[4 * at : 4 * at + 4]
        end = at + 1
        while end < count and boxes[4 * end] == box[0] and boxes[4 * end : 4 * end + 4] == box:
            end += 1
        if end - at > 1 and glyphs.text[at] != " ":
            for part in range(end - at):
                boxes[4 * (at + part) : 4 * (at + part) + 4] = array(
                    "f", _share((box[0], box[1], box[2], box[3]), glyphs.turns[at], part, end - at)
                )
        at = end


def _share(box: Box, turn: int, part: int, parts: int) -> Box:
    left, top, right, bottom = box
    if turn in (2, 3):
        part = parts - 1 - part
    if turn % 2:
        step = (bottom - top) / parts
        return left, top + part * step, right, top + (part + 1) * step
    step = (right - left) / parts
    return left + part * step, top, left + (part + 1) * step, bottom
