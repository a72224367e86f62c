"""The order in which people read the lines of a page: columns from left to right, and what runs over all of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median

from .words import Line, lines_of

_STEP = 3.0  # points between the places at which white is looked for
_GUTTER = 0.75  # heights: the narrowest gutter
_LINES = 3  # the fewest lines on each side of a gutter
_NARROWEST = 0.12  # of the width of the page: what is narrower on one side is no column but numbers or bullets
_DEEPEST = 12
_MOST_TRIED = 60  # a drawing full of letters has thousands of white strips, and no columns


@dataclass(slots=True)
class Gutter:
    """White from `left` to `right`, between what stands above `top` and below `bottom`."""

    left: float
    right: float
    top: float
    bottom: float


def columns_of(pieces: list[Line], width: float) -> list[list[Line]]:
    """The lines of the page, column after column."""
    return [lines_of(column) for column in _cut(pieces, width, 0)]


def _cut(pieces: list[Line], width: float, depth: int) -> Iterator[list[Line]]:
    gutter = _gutter(pieces, width) if len(pieces) >= 2 * _LINES and depth < _DEEPEST else None
    if gutter is None:
        if pieces:
            yield pieces
        return
    above = [piece for piece in pieces if piece.middle < gutter.top]
    below = [piece for piece in pieces if piece.middle > gutter.bottom]
    between = [piece for piece in pieces if gutter.top <= piece.middle <= gutter.bottom]
    centre = (gutter.left + gutter.right) / 2
    left = [piece for piece in between if (piece.left + piece.right) / 2 < centre]
    right = [piece for piece in between if (piece.left + piece.right) / 2 >= centre]
    for part in (above, left, right, below):
        yield from _cut(part, width, depth + 1)


def _gutter(pieces: list[Line], width: float) -> Gutter | None:
    """The longest white strip that has columns on both sides."""
    size = median([piece.height for piece in pieces])
    wide = max(2, int(_GUTTER * size / _STEP))
    first, last = min(piece.left for piece in pieces), max(piece.right for piece in pieces)
    bins = [list[Line]() for _ in range(min(4000, int((last - first) / _STEP) + 1))]
    for piece in pieces:  # a bin is covered from its left edge to its right
        for at in range(
            max(0, int((piece.left - first) / _STEP)), min(len(bins), int((piece.right - first) / _STEP) + 1)
        ):
            bins[at].append(piece)
    top, bottom = min(piece.top for piece in pieces), max(piece.bottom for piece in pieces)
    shortest = _LINES * 0.9 * size
    whites = [_whites(covering, top, bottom, shortest) for covering in bins]
    found: dict[tuple[float, float], float] = {}  # strips between the same lines are of one gutter
    for at in range(1, len(bins) - wide):
        for stretch in _common(whites[at : at + wide], shortest):
            found.setdefault(stretch, first + at * _STEP)
    longest = sorted(found.items(), key=lambda item: (item[0][0] - item[0][1], item[1]))
    for stretch, left in longest[:_MOST_TRIED]:
        gutter = Gutter(left, left + wide * _STEP, *stretch)
        if _parts_columns(gutter, pieces, width):
            return gutter
    return None


def _whites(covering: list[Line], top: float, bottom: float, shortest: float) -> list[tuple[float, float]]:
    """The stretches from top to bottom that nothing covers, without the short ones."""
    stretches, at = [], top
    for piece in sorted(covering, key=lambda piece: piece.top):
        if piece.top - at >= shortest:
            stretches.append((at, piece.top))
        at = max(at, piece.bottom)
    if bottom - at >= shortest:
        stretches.append((at, bottom))
    return stretches


def _common(whites: list[list[tuple[float, float]]], shortest: float) -> list[tuple[float, float]]:
    """The stretches that are white in all of these."""
    common = whites[0]
    for other in whites[1:]:
        if not common:
            break
        common = [
            (max(one[0], two[0]), min(one[1], two[1]))
            for one in common
            for two in other
            if min(one[1], two[1]) - max(one[0], two[0]) >= shortest
        ]
    return common


def _parts_columns(gutter: Gutter, pieces: list[Line], width: float) -> bool:
    left = [piece for piece in pieces if gutter.top <= piece.middle <= gutter.bottom and piece.right <= gutter.right]
    right = [piece for piece in pieces if gutter.top <= piece.middle <= gutter.bottom and piece.left >= gutter.left]
    return all(_is_column(side, width) for side in (left, right)) and _beside(left, right)


def _is_column(side: list[Line], width: float) -> bool:
    if len({round(piece.middle) for piece in side}) < _LINES:
        return False
    widths = sorted(piece.right - piece.left for piece in side)
    return widths[len(widths) * 3 // 4] >= _NARROWEST * width


def _beside(left: list[Line], right: list[Line]) -> bool:
    """Whether the two stand beside each other, and not one above the other."""
    top = max(min(piece.top for piece in left), min(piece.top for piece in right))
    bottom = min(max(piece.bottom for piece in left), max(piece.bottom for piece in right))
    return bottom - top >= _LINES * median([piece.height for piece in left + right]) * 0.9
