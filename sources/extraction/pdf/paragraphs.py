"""Paragraphs out of the lines of a column, and whether one goes on in the next column or page."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from .hyphens import HYPHENS
from .words import Line, is_initial

_SIZE = 0.12  # how much heights differ that are not of one paragraph
_LEADING = 1.25  # times the usual distance of lines
_INDENT = 0.6  # heights
_WIDE = 1.6  # heights: between the words of a row of a table
_ENDED = re.compile(r"[.!?:;…][”’\"'»)\]]*[\d⁰¹²³⁴⁵⁶⁷⁸⁹*†‡]*$")
_BULLET = re.compile(r"[•◦▪▫■□●○‣⁃–—·*]$")
_ENUMERATED = re.compile(r"(\(?(\d{1,3}|[a-z]|[ivx]{1,5})[.)]|\d{1,3}(\.\d{1,3})+\.?)$", re.IGNORECASE)
_AND_SO_ON = (";", ":", "; and", "; or", ", and", ", or")
_CAPTION = re.compile(r"(Figure|Fig\.|Table|Photo|Photograph|Picture|Image|Source|Chart|Map|Box|Exhibit)\b")


@dataclass(slots=True)
class Paragraph:
    """Lines that belong together. `measure` is where the lines of its column end."""

    lines: list[Line]
    measure: float
    note: bool = False

    @property
    def first_page(self) -> int:
        return self.lines[0].words[0].page

    @property
    def last_page(self) -> int:
        return self.lines[-1].words[-1].page

    @property
    def height(self) -> float:
        return self.lines[0].height

    @property
    def is_caption(self) -> bool:
        return _CAPTION.match(self.lines[0].words[0].text) is not None

    @property
    def is_listed(self) -> bool:
        return is_listed(self.lines[0])

    @property
    def is_indented(self) -> bool:
        """Whether its first line starts further in than the second."""
        first, second = self.lines[0], self.lines[min(1, len(self.lines) - 1)]
        return first.left - second.left > _INDENT * first.height


class Leading:
    """The usual distance of lines of each height in the document."""

    def __init__(self, columns: Iterable[list[Line]]) -> None:
        distances: dict[int, Counter[float]] = {}
        for column in columns:
            for before, line in pairwise(column):
                distance = line.middle - before.middle
                if same_size(before, line) and 0.6 * line.height < distance < 2.6 * line.height:
                    distances.setdefault(round(line.height), Counter())[round(distance * 2) / 2] += 1
        self._usual = {height: min(found.most_common(), key=_commonest)[0] for height, found in distances.items()}

    def usual(self, column: list[Line]) -> dict[int, float]:
        """For this column: that of the document, unless all its lines stand further apart."""
        own: dict[int, list[float]] = {}
        for before, line in pairwise(column):
            if same_size(before, line):
                own.setdefault(round(line.height), []).append(line.middle - before.middle)
        usual = dict(self._usual)
        for height, distances in own.items():
            closest = sorted(distances)[len(distances) // 4]
            if len(distances) >= 6 and closest > _LEADING * usual.get(height, closest):
                usual[height] = closest
        return usual


def _commonest(item: tuple[float, int]) -> tuple[int, float]:
    return -item[1], item[0]


def same_size(one: Line, other: Line) -> bool:
    return abs(one.height - other.height) <= _SIZE * max(one.height, other.height)


def is_listed(line: Line) -> bool:
    """Whether it starts with a bullet or a number, as members of lists and numbered paragraphs do."""
    first = line.words[0].text
    return len(line.words) > 1 and (_BULLET.match(first) is not None or _ENUMERATED.match(first) is not None)


def paragraphs_in(column: list[Line], leading: Leading) -> list[Paragraph]:
    """The paragraphs of a column, from top to bottom."""
    usual = leading.usual(column)
    found: list[Paragraph] = []
    for at, line in enumerate(column):
        window = column[max(0, at - 4) : at + 4]
        measure = max(near.right for near in window if same_size(near, line))
        if found and not _parted(found[-1], line, measure, usual):
            found[-1].lines.append(line)
            found[-1].measure = max(found[-1].measure, measure)
        else:
            found.append(Paragraph([line], measure))
    return found


def _parted(paragraph: Paragraph, line: Line, measure: float, usual: dict[int, float]) -> bool:
    last, height = paragraph.lines[-1], line.height
    distance = line.middle - last.middle
    if not same_size(last, line):
        return True
    if not 0.5 * height < distance <= _LEADING * usual.get(round(height), 1.3 * height):
        return True
    if divided(last) and line.words[0].text[0].islower():
        return False
    if is_row(last) or is_row(line) or _by_indent(paragraph, line):
        return True
    if is_listed(line) and (ended(last) or last.text.endswith(_AND_SO_ON) or _BULLET.match(line.words[0].text)):
        return True
    return _is_short(last, line, measure)


def is_row(line: Line) -> bool:
    """Whether it is a row of a table: words with gaps that no measure of lines makes."""
    words = line.words[1:] if is_listed(line) else line.words
    gaps = [(word.left - before.right) / line.height for before, word in pairwise(words)]
    return sum(gap > _WIDE for gap in gaps) > 1 or any(gap > 2 * _WIDE for gap in gaps)


def _by_indent(paragraph: Paragraph, line: Line) -> bool:
    last = paragraph.lines[-1]
    if is_initial(paragraph.lines[0].words[0], line.height):
        return False
    inwards = (line.left - last.left) / line.height
    if abs(inwards) <= _INDENT or abs(line.left + line.right - last.left - last.right) < 0.5 * line.height:
        return False  # the same edge, or the same centre
    is_second = len(paragraph.lines) == 1
    return not (is_second and (inwards < 0 or is_listed(last)))


def _is_short(last: Line, line: Line, measure: float) -> bool:
    """Whether `last` ends before the measure although the next word would have had room."""
    room = measure - last.right
    first = line.words[0]
    if first.right - first.left + 0.6 * line.height >= room:
        return False
    return ended(last) or (room > 0.35 * (measure - min(last.left, line.left)) and not first.text[0].islower())


def ended(line: Line) -> bool:
    return _ENDED.search(line.words[-1].text) is not None


def divided(line: Line) -> bool:
    text = line.words[-1].text
    return len(text) > 1 and text[-1] in HYPHENS and text[-2].isalpha()


def goes_on(before: Paragraph, after: Paragraph, *, indented: bool) -> bool:
    """Whether `after`, which opens a column or page, continues `before`, which closed one.

    `indented` says whether paragraphs of this document begin with an indented line.
    """
    last, first = before.lines[-1], after.lines[0]
    if not same_size(last, first) or before.note != after.note:
        return False
    opening = first.words[0].text.lstrip("“‘\"'([")[:1]
    if divided(last):
        return opening.isalnum()
    if opening.islower():
        return not (after.is_listed and ended(last))
    if after.is_listed or after.is_indented or after.is_caption:
        return False
    full = last.right > before.measure - 0.25 * (before.measure - min(line.left for line in before.lines))
    return full and (indented or not ended(last))


def is_indenting(paragraphs: Iterable[Paragraph]) -> bool:
    """Whether paragraphs begin with an indented line."""
    found = [paragraph.is_indented for paragraph in paragraphs if len(paragraph.lines) > 1]
    return sum(found) * 2 > len(found)


def body_height(columns: Iterable[list[Line]]) -> float:
    """The height of the lines that hold most letters."""
    letters: Counter[float] = Counter()
    for column in columns:
        for line in column:
            letters[round(line.height, 1)] += sum(word.end - word.start for word in line.words)
    return max(letters, key=lambda height: (letters[height], height), default=12.0)
