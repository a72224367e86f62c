"""Words that are quoted twice: in a headline or a pulled quote, and where the text says whose they are."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from .quotations import Quoted

_WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*")
_NEAR = 60  # quotations before and after: what is farther away is another article
_HEADLINE = 120  # code points within which a text’s headline stands
_LEFT_OUT = re.compile(r"…|\.{3}|[\[(][^\])]*[\])]")


def said_elsewhere(text: str, quoted: list[Quoted], known: set[int]) -> Iterator[tuple[int, int]]:
    """Pairs of a quotation that is not in `known` and one that is, whose words it repeats or shortens."""
    numbers = sorted(known)
    whole = [(number, f" {_plain(_words(text, quoted[number]))} ") for number in numbers]
    for number, each in enumerate(quoted):
        if number in known or each.depth:
            continue
        pieces = [piece for part in _LEFT_OUT.split(_words(text, each)) if (piece := _plain(part))]
        if not pieces:
            continue
        long = sum(len(piece.split()) for piece in pieces)
        for other, words in whole[bisect_left(numbers, number - _NEAR) : bisect_left(numbers, number + _NEAR)]:
            least = 1 if each.outer[0] < _HEADLINE else 2 if number < other else 3
            short = long < least  # a headline shortens what the text says later
            if words.strip() == pieces[0] if short else all(f" {piece} " in words for piece in pieces):
                yield number, other
                break


def _words(text: str, each: Quoted) -> str:
    return " ".join(text[start:end] for start, end in each.spans)


def _plain(words: str) -> str:
    return " ".join(match.group().lower().replace("’", "'") for match in _WORD.finditer(words))
