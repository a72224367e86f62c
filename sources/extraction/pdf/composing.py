"""The text of the document, and for each of its code points where it stands."""

import re
from array import array
from collections.abc import Iterable
from dataclasses import dataclass, field

from .hyphens import Ending, Hyphens
from .leaf import Leaf
from .paragraphs import Paragraph
from .words import Line, Word

_NO_BOX = (0.0, 0.0, 0.0, 0.0)
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
SOFT = "\u00ad"
_MARKED = re.compile(r"\d+$")
_SMALL, _LIFTED = 0.85, 0.1  # a raised mark: at most so high, and lifted by at least so much, in heights of the line


@dataclass
class Stretch:
    """The part of the text that stands on one page."""

    start: int = 0
    end: int = 0
    characters: "array[int]" = field(default_factory=lambda: array("i"))
    boxes: "array[float]" = field(default_factory=lambda: array("f"))


class Composer:
    """Writes paragraphs one after another. What comes between the words of two pages is of neither."""

    def __init__(self, leaves: Iterable[Leaf], hyphens: Hyphens) -> None:
        self._leaves = {leaf.number: leaf for leaf in leaves}
        self._hyphens = hyphens
        self._parts: list[str] = []
        self._length = 0
        self._page = 0
        self._space = ""  # to come before the next word
        self.stretches: dict[int, Stretch] = {}

    @property
    def text(self) -> str:
        return "".join(self._parts)

    def add(self, paragraph: Paragraph) -> None:
        """Write one more paragraph."""
        self._space = "\n\n" if self._length else ""
        following: list[Line | None] = [*paragraph.lines[1:], None]
        for line, after in zip(paragraph.lines, following, strict=True):
            ending = self._hyphens.ending(line.words[-1].text, after.words[0].text) if after else Ending.SPACE
            for word in line.words:
                if word.glued:
                    self._space = ""
                self._write(word, line, divided=ending is Ending.DIVIDED and word is line.words[-1])
                self._space = " "
            if ending is not Ending.SPACE:
                self._space = ""

    def _write(self, word: Word, line: Line, *, divided: bool) -> None:
        leaf = self._leaves[word.page]
        glyphs = leaf.glyphs
        assert glyphs is not None  # noqa: S101 - a word comes from glyphs
        text = word.text
        start, end = word.start, word.end - divided
        kept: list[int] | None = None
        if divided:
            text = text[:-1]
        if "\u00ad" in text:
            text, kept = self._without_soft_hyphens(text)
        if text and text[-1] in "0123456789" and kept is None:
            text = _with_raised_mark(text, word, line, leaf)
        self._turn_to(word.page)
        stretch = self.stretches[word.page]
        if kept is None:
            stretch.characters.extend(glyphs.indices[start:end])
            stretch.boxes.extend(glyphs.boxes[4 * start : 4 * end])
        else:
            for at in kept:
                stretch.characters.append(glyphs.indices[start + at])
                stretch.boxes.extend(glyphs.boxes[4 * (start + at) : 4 * (start + at) + 4])
        self._parts.append(text)
        self._length += len(text)
        stretch.end = self._length

    def _turn_to(self, page: int) -> None:
        """Write what is to come before a word of this page."""
        space = self._space
        self._parts.append(space)
        self._length += len(space)
        if page == self._page:
            stretch = self.stretches[page]
            stretch.characters.extend([-1] * len(space))
            stretch.boxes.extend(_NO_BOX * len(space))
            return
        self._page = page
        self.stretches[page] = Stretch(self._length, self._length)

    def _without_soft_hyphens(self, text: str) -> tuple[str, list[int]]:
        """The word without its soft hyphens, and the places of what stays."""
        characters, kept = [], []
        for at, character in enumerate(text):
            if character == SOFT:
                if not self._hyphens.hyphenated(text[:at].rpartition(SOFT)[2], text[at + 1 :].partition(SOFT)[0]):
                    continue
                character = "-"
            characters.append(character)
            kept.append(at)
        return "".join(characters), kept


def _with_raised_mark(text: str, word: Word, line: Line, leaf: Leaf) -> str:
    """The word with the number of a note at its end as the raised number that is printed."""
    match = _MARKED.search(text)
    glyphs = leaf.glyphs
    if match is None or glyphs is None or leaf.reading == "ocr":
        return text
    for at in range(word.start + match.start(), word.start + len(text)):
        _, top, _, bottom = glyphs.sheet.upright(glyphs.box(at), leaf.turns)
        if bottom - top > _SMALL * line.height or line.bottom - bottom < _LIFTED * line.height:
            return text
    return text[: match.start()] + match.group().translate(_RAISED)
