"""Quotation marks as printed, and how readily each is read as opening, as closing, or as no quotation mark at all.

A reading costs nothing where everything around the mark speaks for it. What a mark is, is decided later, from all
marks of a paragraph together: see `pairing`.
"""

import re
from dataclasses import dataclass

from .word_list import words

OPENING_DOUBLE, CLOSING_DOUBLE, STRAIGHT_DOUBLE = "“„‟«", "”»", '"'
OPENING_SINGLE, CLOSING_SINGLE, STRAIGHT_SINGLE = "‘‚‛`", "’´", "'"
DOUBLE, SINGLE = "double", "single"

_MARKS = OPENING_DOUBLE + CLOSING_DOUBLE + STRAIGHT_DOUBLE + OPENING_SINGLE + CLOSING_SINGLE + STRAIGHT_SINGLE
_APOSTROPHES = OPENING_SINGLE + CLOSING_SINGLE + STRAIGHT_SINGLE
_IN_WORD = rf"(?<=[^\W_])[{_APOSTROPHES}](?=[^\W_])"  # O’Neill, don’t
_MARK = re.compile(rf"''(?!')|[{_MARKS}]")
_WITHIN_WORD = re.compile(_IN_WORD)
_MEASURE = re.compile(r"(?<![^\W_])\d+(?:\.\d+)? ?['’][ -]?\d{1,2}(?:\.\d+)?(?:½|¼|¾)?(?: ?[\"”]|['’]{2})?")
_AND = re.compile(rf"(?<![^\W_])[{_APOSTROPHES}]n[{_APOSTROPHES}]?(?![^\W_])", re.IGNORECASE)
_ELISION = re.compile(
    r"(?:em|til|tis|twas|twere|cause|cos|coz|cuz|bout|round|er|im|ere|ello|ave|ard|ow|appen|nuff|neath|gainst|ood|"
    r"[0-9]{2}s?|kay|sup|tude|burbs|roid|nother|spect)(?![^\W_])",
    re.IGNORECASE,
)
_DROPPED = re.compile(
    r"(?:in|o|th|ol|an|wi|t|mo|po|lil|sho|yo|da|fo|bro|wid|gi|de|d|y|ev|tha|more|a|i)$", re.IGNORECASE
)
# After a possessive stands what is possessed; these words never are.
_NO_THING = frozenset(
    words("""
    a an the and or but nor so yet if as at by for from in into of on onto over to up with without about after
    before because since than that which who whom whose when where while although though he she it they we i you
    his her its their our your is are was were be been being has have had do does did will would shall should
    may might can could must not said says say told added adds adding asked claimed insisted wrote writes
    replied warned argued explained yesterday today according also then now only
""")
)
_WORD = re.compile(r"[^\W\d_]+")

_DASHES = "-–—‒―‐‑"
_BEFORE_OPENING = "([{/=<>|" + _DASHES
_AFTER_CLOSING = ".,;:!?…)]}/<>|&" + _DASHES


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark, with the cost of each reading."""

    start: int
    end: int
    family: str
    style: str  # “curly” or “straight”: marks of one style belong together
    opens: float
    closes: float
    ignored: float


def marks_in(text: str) -> list[Mark]:
    """Every mark that may begin or end a quotation, in order. Apostrophes within words and measures are left out."""
    plain = _plain(text)
    return [_mark(text, match) for match in _MARK.finditer(text) if match.start() not in plain]


def _plain(text: str) -> set[int]:
    """Where marks stand that can be no quotation marks."""
    plain = {match.start() for match in _WITHIN_WORD.finditer(text)}
    for pattern in (_MEASURE, _AND):
        for match in pattern.finditer(text):
            plain.update(range(match.start(), match.end()))
    return plain


def _mark(text: str, match: "re.Match[str]") -> Mark:
    start, end = match.span()
    sign = match.group()
    left, right = _beyond(text, start - 1, -1), _beyond(text, end, 1)
    opens, closes = _opens(left, right), _closes(left, right)
    if len(sign) > 1 or sign in OPENING_DOUBLE + CLOSING_DOUBLE + STRAIGHT_DOUBLE:
        family, ignored = DOUBLE, 2.0 if sign == '"' and left.isdigit() else 5.0
        wrong = 3.0
    else:
        family, ignored = SINGLE, _apostrophe(text, start, left, right)
        wrong = 4.0
        closes += _reluctance(text, start)
        if ignored < 1 and not text[start - 1 : start].isalnum():
            opens += 1.2  # ’em, ’90s
    if sign in OPENING_DOUBLE + OPENING_SINGLE:
        closes += wrong
        opens -= 0.5
    elif sign in CLOSING_DOUBLE + CLOSING_SINGLE:
        opens += wrong
        closes -= 0.2
    style = "straight" if sign in ("''", '"', "'", "`") else "curly"
    return Mark(start, end, family, style, max(opens, 0), max(closes, 0), ignored)


def _beyond(text: str, at: int, step: int) -> str:
    """The nearest character that is no quotation mark; a space at the ends of the text."""
    for _ in range(4):
        if not 0 <= at < len(text):
            return " "
        if text[at] not in _MARKS:
            return text[at]
        at += step
    return " "


def _opens(left: str, right: str) -> float:
    before = 0.0 if left.isspace() or left in _BEFORE_OPENING else 2.0 if not left.isalnum() else 4.0
    if right.isspace():
        return before + 2.5
    return before + (0.0 if right.isalnum() or right in "£$€([…#@*¡¿.<-–—" else 2.0)


def _closes(left: str, right: str) -> float:
    after = 0.0 if right.isspace() or right in _AFTER_CLOSING else 3.0 if right.isalnum() else 1.0
    return after + (2.5 if left.isspace() else 0.0 if left not in "([{" else 3.0)


def _apostrophe(text: str, at: int, left: str, right: str) -> float:
    """How unlikely it is that a single mark is an apostrophe."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if before.isalnum():
        if before.isdigit() and text[at] == "'":
            return 1.5  # six feet
        if before in "sSxzXZ":
            return 2.5 if _no_possession(text, at + 1) else 0.6
        return 1.2 if _DROPPED.search(text[max(0, at - 5) : at]) else 3.5
    if after.isalnum() and not before.isalnum():
        if before and before in _MARKS and re.match(r"s(?![^\W_])", text[at + 1 : at + 3]):
            return 0.3  # the “Met”’s
        return 0.5 if _ELISION.match(text, at + 1) else 3.5
    return 5.0


def _reluctance(text: str, at: int) -> float:
    """How little a single mark looks like a closing one, where it may be the apostrophe of “officers’ phones”."""
    if text[at - 1 : at] in ("s", "S") and text[at + 1 : at + 2].isspace():
        return 0.0 if _no_possession(text, at + 1) else 0.5
    return 0.0


def _no_possession(text: str, at: int) -> bool:
    """Whether what follows cannot be the thing possessed."""
    if text[at : at + 1] not in (" ", "\n", "\u00a0"):
        return True
    word = _WORD.match(text, at + 1)
    return word is None or word.group().lower() in _NO_THING
