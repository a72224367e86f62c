"""Passages as a page sends them, checked before anything rests on them."""

from bisect import bisect_left
from typing import Any

from django.core.exceptions import ValidationError

from sources.normalising import normalise
from sources.passages import Span, verbatim
from sources.whole_words import cuts_word

MOST = 40  # more passages than any quotation has
AROUND = 60  # code points read on each side of an end, to see whether it cuts a word


def read_spans(given: Any, text: str) -> list[Span]:
    """The spans in the order of the text. Raises ValidationError with a sentence for what no quotation can have."""
    spans = sorted(_pairs(given))
    if not spans:
        raise ValidationError("Select the words in the text first: a finding quotes at least one passage.")
    if len(spans) > MOST:
        raise ValidationError(f"A quotation has at most {MOST} passages. Make a second finding of the rest.")
    past = -1
    for start, end in spans:
        if not 0 <= start < end <= len(text):
            raise ValidationError("A passage reaches past the end of this text. Open the desk again, and select it.")
        if start <= past:
            raise ValidationError("Two passages touch or overlap. Join them, or leave words out between them.")
        past = end
        _check_words(text, start, end)
    return spans


def read_pairs(given: str) -> list[list[int]]:
    """`120-180,200-240` as pairs; none where it is something else."""
    try:
        return [[int(end) for end in pair.split("-")] for pair in given.split(",")]
    except ValueError:
        return []


def check_words(text: str, spans: list[Span], words: str) -> None:
    """That these are the words the editor saw. A page that shows another text than it thinks saves nothing."""
    if words != verbatim(text, spans):
        raise ValidationError(
            "The words on your page are not those of the stored text at this place. Nothing was saved: "
            "open the desk again, and select the passage anew."
        )


def _pairs(given: Any) -> list[Span]:
    try:
        pairs = [(start, end) for start, end in given]
    except (TypeError, ValueError):
        pairs = [(None, None)]
    if any(type(number) is not int for pair in pairs for number in pair):
        raise ValidationError("A passage is a start and an end, each a whole number.")
    return pairs


def _check_words(text: str, start: int, end: int) -> None:
    if not text[start:end].strip():
        raise ValidationError("A passage has no words. Select some, or leave it out.")
    for place in (start, end):
        if _cut_at(text, place):
            shown = text[max(0, place - 20) : place] + "|" + text[place : place + 20]
            raise ValidationError(f"A passage starts or ends within a word or number: “{shown}”. Take whole words.")


def _cut_at(text: str, place: int) -> bool:
    base = max(0, place - AROUND)
    window = normalise(text[base : place + AROUND])
    return cuts_word(window, bisect_left(window.origins, place - base))
