"""Where everything stands on a card: lines of words and a few shapes, before anything is drawn."""

from collections.abc import Iterator
from dataclasses import dataclass

from findings.citing.cited import NAME_OF_ARCHIVE

from .card import WIDTH, Card, Voice
from .drawable import drawable
from .fitting import Fitted, fitted
from .fonts import SANS, SANS_BOLD, SERIF, runs_to_the_left

# The light colours of the pages.
PAPER, INK, SOFT, LINE, EDGE, ACCENT = "#fdfdfb", "#191c1b", "#545b57", "#d5dad6", "#78817c", "#0b5a45"
MARGIN = 72
LEADING = 1.3
FOOT = 542  # where the line above the foot stands
SMALL = range(48, 26, -3)
ELSEWHERE = "The words can be read in the archive."


@dataclass(frozen=True)
class Line:
    """Words at a place: `y` is their top, `x` their left end or, where they run to the left, their right end."""

    text: str
    x: int
    y: int
    face: str
    size: int
    colour: str
    from_right: bool = False


@dataclass(frozen=True)
class Box:
    """A filled rectangle."""

    left: int
    top: int
    right: int
    bottom: int
    colour: str


@dataclass(frozen=True)
class Layout:
    """All that is drawn, in its order."""

    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]

    @property
    def texts(self) -> list[str]:
        """Every line of words."""
        return [line.text for line in self.lines]


def laid_out(card: Card) -> Layout:
    """The card from top to bottom: kind, words or the note in their place, whose they are, the archive."""
    top, boxes = 60, [Box(0, 0, WIDTH, 12, ACCENT), Box(MARGIN, FOOT, WIDTH - MARGIN, FOOT + 2, LINE)]
    lines = list(_block(card.kind, SANS_BOLD, 28, 2, top, ACCENT))
    top += _down(lines, 28) + (20 if lines else 0)
    below = FOOT - 24 - _down(list(_block(card.attribution, SANS, 27, 3, 0, SOFT)), 27)
    words = list(_words(card, top, below - 20 - top))
    if card.voice == Voice.PRESS and not card.note:  # as pages have it: a dotted rule beside a journalist's words
        bottom = words[-1].y + round(words[-1].size * LEADING)
        boxes += [Box(MARGIN, at, MARGIN + 5, at + 5, EDGE) for at in range(words[0].y + 10, bottom - 5, 13)]
    lines += [*words, *_block(card.attribution, SANS, 27, 3, below, SOFT), *_foot(card)]
    return Layout(tuple(boxes), tuple(lines))


def _words(card: Card, top: int, room: int) -> Iterator[Line]:
    """The words, as large as they fit; of a finding with a content note the note alone."""
    left, face, sizes = _manner(card)
    shown, drawn_with = drawable(f"Content note: {card.note} {ELSEWHERE}" if card.note else card.words, face)
    marked = bool(shown) and card.marks
    if not shown:
        shown, drawn_with, sizes = ELSEWHERE, SANS, SMALL
    found = fitted(f"“{shown}”" if marked else shown, drawn_with, sizes, WIDTH - MARGIN - left, room, LEADING)
    if marked and not found.lines[-1].endswith("”"):  # cut short
        found = Fitted(found.size, (*found.lines[:-1], f"{found.lines[-1]}”"))
    free = room - round(len(found.lines) * found.size * LEADING)
    yield from _placed(found, drawn_with, left, top + max(free, 0) // 2, INK)


def _manner(card: Card) -> tuple[int, str, range]:
    """Where the words begin, their face and the sizes they may have: serif is the voice of the record alone."""
    if card.note:
        return MARGIN, SANS, SMALL
    if card.voice == Voice.OURS:
        return MARGIN, SANS_BOLD, range(84, 40, -6)
    if card.voice == Voice.PRESS:
        return MARGIN + 32, SANS, range(72, 30, -3)
    return MARGIN, SERIF, range(84, 30, -3)


def _block(text: str, face: str, size: int, most: int, top: int, colour: str) -> Iterator[Line]:
    """At most so many lines of one size."""
    shown, drawn_with = drawable(text, face)
    if shown:
        found = fitted(shown, drawn_with, [size], WIDTH - 2 * MARGIN, round(most * size * LEADING) + 1, LEADING)
        yield from _placed(found, drawn_with, MARGIN, top, colour)


def _foot(card: Card) -> Iterator[Line]:
    """The name of the archive and, of a finding, its identifier and when it was corrected."""
    yield Line(NAME_OF_ARCHIVE, MARGIN, FOOT + 22, SANS_BOLD, 28, INK)
    if card.identifier:
        corrected = f"Corrected on {card.corrected} · " if card.corrected else ""
        yield Line(f"{corrected}{card.identifier}", WIDTH - MARGIN, FOOT + 23, SANS, 26, SOFT, from_right=True)


def _placed(found: Fitted, face: str, left: int, top: int, colour: str) -> Iterator[Line]:
    to_the_left = runs_to_the_left(found.lines[0])
    for number, text in enumerate(found.lines):
        y = top + round(number * found.size * LEADING)
        yield Line(text, WIDTH - MARGIN if to_the_left else left, y, face, found.size, colour, to_the_left)


def _down(lines: list[Line], size: int) -> int:
    return round(len(lines) * size * LEADING)
