"""Which marks belong together: the cheapest reading of all marks of a text, from its first to its last.

Every reading keeps a stack of the quotations that are open. At each mark a reading may open one, close the innermost
one of the same family, or take the mark for something else; each has a cost, from `marks`. Where a paragraph ends with
a quotation open, a reading may carry it over, cheaply if the next paragraph opens with the same mark, or give it up.
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from .marks import Mark

OPEN, CLOSE, IGNORE, AGAIN = "open", "close", "ignore", "again"
_DEPTH = 3

# One who nests the same marks would not be understood; one who changes from straight to curly may be.
_SAME_INSIDE_SAME = 5.0
_OTHER_STYLE = 1.5
_SKIPPED = 4.5
_GIVEN_UP = {"double": 4.0, "single": 4.5}
_CARRIED = 0.3
_CARRIED_SILENTLY = 5.0

Stack = tuple[Mark, ...]
Shape = tuple[str, ...]


@dataclass(slots=True)
class Reading:
    """The cheapest way to one stack of open quotations, linked to what came before."""

    cost: float
    stack: Stack
    step: tuple[str, Mark | int] | None
    before: "Reading | None"


def read_marks(marks: list[Mark], starts: list[int]) -> list[tuple[str, Mark | int]]:
    """The steps of the cheapest reading: each mark with what it does, and (AGAIN, n) where paragraph n goes on."""
    readings: dict[Shape, Reading] = {(): Reading(0.0, (), None, None)}
    paragraph = 0
    for index, mark in enumerate(marks):
        now = bisect_right(starts, mark.start) - 1
        if now != paragraph:
            readings = _turn(readings, mark, starts[now], now, adjacent=now == paragraph + 1)
            paragraph = now
        readings = _step(readings, mark, follows=index > 0 and marks[index - 1].end == mark.start)
    final = min((_given_up(reading) for reading in readings.values()), key=lambda reading: reading.cost)
    return _steps(final)


def _steps(reading: Reading | None) -> list[tuple[str, Mark | int]]:
    steps: list[tuple[str, Mark | int]] = []
    while reading is not None:
        if reading.step is not None:
            steps.append(reading.step)
        reading = reading.before
    return steps[::-1]


def _given_up(reading: Reading) -> Reading:
    cost = reading.cost + sum(_GIVEN_UP[mark.family] for mark in reading.stack)
    return Reading(cost, (), None, reading) if reading.stack else reading


def _turn(
    readings: dict[Shape, Reading], mark: Mark, start: int, number: int, *, adjacent: bool
) -> dict[Shape, Reading]:
    """The readings at the start of a paragraph whose first mark is `mark`."""
    turned: dict[Shape, Reading] = {}
    for reading in readings.values():
        _keep(turned, _given_up(reading))
        if reading.stack and adjacent:
            outer = reading.stack[0]
            reopens = mark.start == start and mark.family == outer.family and mark.opens < 2
            cost = _CARRIED if reopens else _CARRIED_SILENTLY
            inner = sum(_GIVEN_UP[each.family] / 2 for each in reading.stack[1:])
            _keep(turned, Reading(reading.cost + cost + inner, (outer,), (AGAIN, number), reading))
    return turned


def _step(readings: dict[Shape, Reading], mark: Mark, *, follows: bool) -> dict[Shape, Reading]:
    stepped: dict[Shape, Reading] = {}
    for reading in readings.values():
        for following in _following(reading, mark):
            _keep(stepped, following)
    return _best(stepped)


def _following(reading: Reading, mark: Mark) -> Iterator[Reading]:
    stack, cost = reading.stack, reading.cost
    carried = reading.step is not None and reading.step[0] == AGAIN
    if carried and stack and stack[-1].family == mark.family and mark.opens < 2:
        yield Reading(cost + mark.opens, stack, (IGNORE, mark), reading)  # the paragraph opens once more
        return
    yield Reading(cost + mark.ignored, stack, (IGNORE, mark), reading)
    if len(stack) < _DEPTH:
        same = _SAME_INSIDE_SAME if any(each.family == mark.family for each in stack) else 0.0
        if same and stack[-1].style != mark.style:
            same -= 2.5  # straight within curly is at least told apart
        yield Reading(cost + mark.opens + same, (*stack, mark), (OPEN, mark), reading)
    for above, opened in enumerate(reversed(stack)):
        if opened.family == mark.family:
            other = _OTHER_STYLE if opened.style != mark.style else 0.0
            yield Reading(
                cost + mark.closes + other + _SKIPPED * above,
                stack[: len(stack) - 1 - above],
                (CLOSE, mark),
                reading,
            )
            break


def _keep(readings: dict[Shape, Reading], reading: Reading) -> None:
    """Of two readings with the same quotations open, the cheaper; of equals, the first."""
    shape = tuple(mark.family + mark.style for mark in reading.stack)
    known = readings.get(shape)
    if known is None or reading.cost < known.cost:
        readings[shape] = reading


def _best(readings: dict[Shape, Reading]) -> dict[Shape, Reading]:
    """The readings that may still win: nothing that costs far more than the cheapest ever does."""
    least = min(reading.cost for reading in readings.values())
    return {shape: reading for shape, reading in readings.items() if reading.cost <= least + 9}
