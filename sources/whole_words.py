"""Where a word or a number may not be cut, since half of it can say the opposite or another sum."""

import unicodedata

from sources.normalising import Normalised

_HYPHENS = "-\u2010\u2011"  # as printed: a dash proper parts two words, a hyphen joins them


def cuts_word(body: Normalised, at: int) -> bool:
    """Whether a passage that starts or ends before position `at` of the normalised text would cut a word or number.

    “unlawful”, “anti-racist”, “can’t” and “1,500” are each one.
    """
    before, left, right, after = (_character(body, position) for position in (at - 2, at - 1, at, at + 1))
    if _of_word(left) and _of_word(right):
        return True
    return (_of_word(right) and _joins(body, at - 1, before, right)) or (
        _of_word(left) and _joins(body, at, left, after)
    )


def _joins(body: Normalised, at: int, before: str, after: str) -> bool:
    mark = _character(body, at)
    if mark in (",", "."):
        return before.isdigit() and after.isdigit()
    if mark == "'" or (mark == "-" and body.printed(at) in _HYPHENS):
        return _of_word(before) and _of_word(after)
    return False


def _character(body: Normalised, at: int) -> str:
    return body.text[at] if 0 <= at < len(body.text) else ""


def _of_word(character: str) -> bool:
    """Letters, digits, and the accents put upon them."""
    return bool(character) and unicodedata.category(character)[0] in "LNM"
