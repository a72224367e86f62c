"""The place of a page in a list of findings that may have changed since the page before it was read."""

import numpy as np

from findings.index.searching import Answer
from findings.models import Finding

from .cursors import Cursor

BESIDE = 3  # findings that a cursor names: as many may go at once without its place being lost
_REACH = (4, 500)  # places on both sides in which one is looked for, before it is looked for everywhere
_APART = 50  # places: one that moved farther than its neighbours was corrected or dated anew, and tells nothing


def gap(answer: Answer, cursor: Cursor) -> int | None:
    """How many findings stand before the gap of the cursor now; None where nothing beside it stands there any more.

    One query. Where the list has not changed, as much is read as if the place had been given.
    """
    named = Finding.objects.published().filter(public_id__in=cursor.beside)
    numbers = dict(named.values_list("public_id", "pk"))
    one_more = cursor.side == "after"
    found = list[int]()
    for n, identifier in enumerate(cursor.beside):
        expected = cursor.place - 1 - n if one_more else cursor.place + n
        place = _place_of(answer, numbers[identifier], expected) if identifier in numbers else None
        if place == expected and not found:
            return place + one_more
        if place is not None:
            found.append(place + one_more)
    if not found:
        return None
    likeliest = min(found, key=lambda each: abs(each - cursor.place))
    return next(each for each in found if abs(each - likeliest) <= _APART)


def _place_of(answer: Answer, number: int, near: int) -> int | None:
    """Where this finding stands in the list, looked for near to a place at first."""
    if not answer.archive.numbers(np.array([number], dtype=np.int64)) & answer.found:
        return None
    for reach in (*_REACH, answer.total):
        start = max(0, min(near, answer.total) - reach)
        numbers = answer.findings(start, 2 * reach + 1)
        if number in numbers:
            return start + numbers.index(number)
    return None
