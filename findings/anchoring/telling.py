"""Telling the place of a quotation from others in the earlier text where the same stood around, or nearly."""

from collections.abc import Iterable
from functools import cache

from sources.normalising import Normalised

from .placing import Place, Way, ends
from .rule import Context

REACHES = (300, 1_200, 4_800, 19_200)  # characters on each side: more where fewer are the same at both places


class Telling:
    """Of a quotation that stood at `own` in the earlier text, while `others` stood in the same company."""

    def __init__(self, earlier: Normalised, newer: Normalised, own: Way, others: Iterable[Way]) -> None:
        self._own = ends(own)
        self._others = {ends(other) for other in others}
        self._around = cache(lambda place, reach: Context.of(earlier, place, reach))
        self._around_there = cache(lambda place, reach: Context.of(newer, place, 2 * reach))

    def is_told_apart(self, way: Way) -> bool:
        """Whether this place in the newer text is the quotation’s, and cannot be that of any of the others."""
        return all(self._is_not(other, ends(way)) for other in self._others)

    def _is_not(self, other: Place, place: Place) -> bool:
        for reach in REACHES:
            own, rival = self._around(self._own, reach), self._around(other, reach)
            shared = own.agreed(rival)
            if shared != own.words:
                break
        there = self._around_there(place, reach)
        ours, theirs = own.agreed(there), rival.agreed(there)
        return _more_somewhere(ours, shared) and not _more_somewhere(theirs, ours)


def _more_somewhere(some: tuple[int, int], others: tuple[int, int]) -> bool:
    """Whether there are more words on one side at least."""
    return some[0] > others[0] or some[1] > others[1]
