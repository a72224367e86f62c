"""Page numbers as printed: arabic or roman."""

import re

_ROMAN = re.compile(r"(?=[ivxlc])(x[cl]|l?x{0,3})(i[xv]|v?i{0,3})", re.IGNORECASE)
_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


def value(numeral: str) -> int | None:
    """What the numeral counts; nothing where it is none, or no number of a page."""
    if numeral.isascii() and numeral.isdecimal():
        return int(numeral) if len(numeral) <= 4 else None
    if not _ROMAN.fullmatch(numeral) or numeral not in (numeral.lower(), numeral.upper()):
        return None
    worth = [_VALUES[letter] for letter in numeral.lower()]
    return sum(one if one >= after else -one for one, after in zip(worth, [*worth[1:], 0], strict=True))


def like(numeral: str, number: int) -> str:
    """`number` written as `numeral` is."""
    if numeral.isdecimal():
        return str(number)
    parts = [(100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")]
    written = ""
    for worth, letters in parts:
        while number >= worth:
            written, number = written + letters, number - worth
    return written.upper() if numeral.isupper() else written
