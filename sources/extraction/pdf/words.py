"""Words of a page, and the pieces of lines they stand in."""

import re
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from .glyphs import ASKEW, Glyphs

_WORD = re.compile(r"[^ ]+")
_GAP = 0.9  # heights: a wider gap parts two pieces of a line, until columns are known
_INITIAL = 1.6  # times the height of its line: how tall an ornamental first letter is
_SAME_LINE = 0.4  # of the smaller height: how much two pieces overlap that stand in one line


@dataclass(slots=True)
class Word:
    """Neighbouring characters without a gap: places `start` to `end` of the page's glyphs, held upright."""

    text: str
    start: int
    end: int
    left: float
    top: float
    right: float
    bottom: float
    page: int = 0
    glued: bool = False  # no gap before it, though the file tells it apart

    @property
    def height(self) -> float:
        return self.bottom - self.top


@dataclass(slots=True)
class Line:
    """Words from left to right, without a gap wide enough to be a gutter; once columns are known, whole lines."""

    words: list[Word]
    left: float
    top: float
    right: float
    bottom: float
    height: float

    @property
    def text(self) -> str:
        return "".join(word.text if word.glued or not at else f" {word.text}" for at, word in enumerate(self.words))

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


def words_of(glyphs: Glyphs, page: int) -> tuple[int, list[Word], list[Word]]:
    """The quarter turns of the running text of the page, its words, and those that run in other directions."""
    found: dict[int, list[Word]] = {}
    letters: dict[int, int] = {}
    for match in _WORD.finditer(glyphs.text):
        start, end = match.span()
        turn = glyphs.turns[start]
        found.setdefault(turn, []).append(_word(glyphs, match.group(), start, end, turn, page))
        letters[turn] = letters.get(turn, 0) + end - start
    main = max((turn for turn in letters if turn != ASKEW), key=lambda turn: (letters[turn], -turn), default=0)
    words = found.pop(main, [])
    return main, words, [word for turn in sorted(found) for word in found[turn]]


def _word(glyphs: Glyphs, text: str, start: int, end: int, turn: int, page: int) -> Word:
    part = glyphs.boxes[4 * start : 4 * end]
    box = min(part[0::4]), min(part[1::4]), max(part[2::4]), max(part[3::4])
    left, top, right, bottom = glyphs.sheet.upright(box, turn) if turn else box
    return Word(text, start, end, left, top, right, bottom, page)


def line_of(words: list[Word]) -> Line:
    """These words as one line. Its band is that of its commonest height, so that a raised mark does not widen it."""
    if len(words) == 1:
        word = words[0]
        return Line(words, word.left, word.top, word.right, word.bottom, word.bottom - word.top)
    heights: dict[float, int] = {}
    for word in words:
        height = round(word.bottom - word.top, 1)
        heights[height] = heights.get(height, 0) + word.end - word.start
    height = max(heights, key=lambda key: (heights[key], key))
    usual = [word for word in words if abs(word.bottom - word.top - height) <= 0.1]
    top, bottom = median([word.top for word in usual]), median([word.bottom for word in usual])
    return Line(words, min(w.left for w in words), top, max(w.right for w in words), bottom, bottom - top)


def pieces_of(words: list[Word]) -> list[Line]:
    """Runs of words that follow one another in the file and on the page."""
    runs: list[list[Word]] = []
    for word in words:
        last = runs[-1][-1] if runs else None
        if (
            last is not None
            and same_band(last, word)
            and -0.3 * last.height < word.left - last.right <= _GAP * min(last.height, word.height)
        ):
            word.glued = is_initial(last, word.height)
            runs[-1].append(word)
        else:
            runs.append([word])
    return [line_of(run) for run in runs]


def same_band(one: Word | Line, other: Word | Line) -> bool:
    """Whether the two stand in one line, looked at by their heights alone."""
    overlap = min(one.bottom, other.bottom) - max(one.top, other.top)
    return overlap >= _SAME_LINE * min(one.bottom - one.top, other.bottom - other.top)


def lines_of(pieces: list[Line]) -> list[Line]:
    """The pieces of one column as lines, from top to bottom."""
    rows: list[tuple[Line, list[Line]]] = []  # the tallest piece of a row speaks for it
    for piece in sorted(pieces, key=lambda piece: (piece.middle, piece.left)):
        for at in range(len(rows) - 1, max(-1, len(rows) - 4), -1):
            speaker, members = rows[at]
            if same_band(speaker, piece) and not any(_overlaps(member, piece) for member in members):
                members.append(piece)
                if piece.height > speaker.height and len(piece.text) > 2:
                    rows[at] = (piece, members)
                break
        else:
            rows.append((piece, [piece]))
    lines = [_joined(members) for _, members in rows]
    return sorted(lines, key=lambda line: (line.middle, line.left))


def _overlaps(one: Line, other: Line) -> bool:
    """Whether one stands over the other: then they are two lines set close, or the same words twice."""
    return min(one.right, other.right) - max(one.left, other.left) > 0.5 * min(
        one.right - one.left, other.right - other.left
    )


def _joined(pieces: list[Line]) -> Line:
    if len(pieces) == 1:
        return pieces[0]
    pieces = sorted(pieces, key=lambda piece: piece.left)
    words = [word for piece in pieces for word in piece.words]
    for before, word in pairwise(words):
        gap = word.left - before.right
        apart = word.start != before.end + 1
        word.glued = (apart and gap < 0.08 * word.height) or (is_initial(before, word.height) and gap < word.height)
    return line_of(words)


def is_initial(word: Word, height: float) -> bool:
    """Whether it is the tall first letter of a paragraph whose lines have this height."""
    return len(word.text) == 1 and word.text.isalpha() and word.height > _INITIAL * height
