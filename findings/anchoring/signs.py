"""The signs that say of a number at the end of a passage what it is: a minus, a per cent, a currency."""

import re

from sources.normalising import Normalised

_SIGN = r"[%‰°#+<>~±×÷≈≤≥$\u00a2-\u00a5\u20a0-\u20c0]"
_BEFORE = re.compile(rf"{_SIGN} ?$|(?<!\w)-$")  # a hyphen after a space is a minus; after a word it is none
_AFTER = re.compile(rf" ?{_SIGN}")


def signs(body: Normalised, start: int, end: int) -> tuple[str, str]:
    """What stands before the number at the start, and behind the one at the end; empty where there is none."""
    left = _BEFORE.search(body.text[max(0, start - 3) : start]) if body.text[start].isdigit() else None
    right = _AFTER.match(body.text[end : end + 3]) if body.text[end - 1].isdigit() else None
    return left.group().strip() if left else "", right.group().strip() if right else ""
