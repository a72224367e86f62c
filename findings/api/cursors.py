"""Where a page of a list ended or began, as an opaque word that the next question brings back.

It is signed for one list, so that nobody makes one up and none is taken for that of another list.
"""

from dataclasses import dataclass
from typing import Literal

from django.core import signing

LONGEST = 400  # characters: ours are shorter
_SALT = "findings.api.cursors: {}".format

Side = Literal["after", "before"]
Key = str | int


@dataclass(frozen=True)
class Cursor:
    """The gap after the last that was shown, or before the first.

    `place` is how many stood before that gap, and `beside` names those nearest to it, the nearest first.
    """

    side: Side
    place: int
    beside: tuple[Key, ...]

    def written(self, of: str) -> str:
        """As a word in addresses of the list `of`."""
        return _signer(of).sign_object([self.side[0], self.place, *self.beside])


def read(word: str, of: str) -> Cursor | None:
    """The cursor of this word; None where it was not made here, for this list."""
    if len(word) > LONGEST:
        return None
    try:
        side, place, *beside = _signer(of).unsign_object(word)
    except signing.BadSignature:
        return None
    return Cursor("after" if side == "a" else "before", place, tuple(beside))


def _signer(of: str) -> signing.Signer:
    """Without the time, so that one page has one address."""
    return signing.Signer(salt=_SALT(of))
