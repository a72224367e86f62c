"""Running heads, running feet and page numbers: what stands at the same place of many pages, or counts them."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from .leaf import Leaf
from .numerals import like, value
from .words import Line, same_band

_ZONE = 0.15  # of the height of a page, at its top and at its foot
_ROWS = 3  # from the edge inwards
_NEAR = 6  # pages: a head of left-hand pages, across the beginning of a chapter
_SHIFT = 4.0  # points that a running head may stand higher or lower
_TOKEN = re.compile(r"\w+")


@dataclass(slots=True)
class _Candidate:
    leaf: Leaf
    line: Line
    zone: str
    depth: float  # from the edge of the page
    text: str
    certain: bool = False
    numeral: str = ""


def part_furniture(leaves: list[Leaf]) -> None:
    """Move what is furniture out of the pieces of each page, and note the number printed on it."""
    candidates = [candidate for leaf in leaves for candidate in _candidates(leaf)]
    _mark_repeated(candidates)
    _mark_counting(candidates, fewest=2 if len(leaves) <= 3 else 3)
    for candidate in candidates:
        if candidate.certain:
            leaf = candidate.leaf
            leaf.pieces = [piece for piece in leaf.pieces if piece is not candidate.line]
            (leaf.above if candidate.zone == "top" else leaf.below).append(candidate.line)
            leaf.printed = leaf.printed or candidate.numeral
    _infer_printed(leaves)


def _candidates(leaf: Leaf) -> Iterator[_Candidate]:
    height = leaf.reach[1]
    ordered = sorted(leaf.pieces, key=lambda piece: piece.middle)
    for zone, pieces in (("top", ordered), ("foot", ordered[::-1])):
        rows, last = 0, None
        for piece in pieces:
            depth = piece.middle if zone == "top" else height - piece.middle
            if depth > _ZONE * height:
                break
            if last is None or not same_band(last, piece):
                rows += 1
            if rows > _ROWS:
                break
            last = piece
            yield _Candidate(leaf, piece, zone, depth, piece.text.strip())


def _mark_repeated(candidates: list[_Candidate]) -> None:
    groups = defaultdict(list)
    for candidate in candidates:
        if any(character.isalpha() for character in candidate.text):
            groups[candidate.zone, candidate.text].append(candidate)
    for group in groups.values():
        for one, other in pairwise(group):
            if _near(one, other) and abs(one.depth - other.depth) <= _SHIFT:
                one.certain = other.certain = True


def _mark_counting(candidates: list[_Candidate], fewest: int) -> None:
    groups: dict[tuple[str, str, int], list[tuple[_Candidate, str]]] = defaultdict(list)
    for candidate in candidates:
        for numeral, rest in _numerals(candidate.text):
            number = value(numeral)
            if number is not None:
                groups[candidate.zone, rest, number - candidate.leaf.number].append((candidate, numeral))
    for (_, rest, _), group in sorted(groups.items(), key=lambda item: -len(item[1])):
        alone = not any(character.isalpha() for character in rest)
        for run in _runs(group, alone):
            if len({candidate.leaf.number for candidate, _ in run}) >= fewest:
                for candidate, numeral in run:
                    candidate.certain = True
                    candidate.numeral = candidate.numeral or numeral


def _numerals(text: str) -> Iterator[tuple[str, str]]:
    """Each numeral of the text, with what stands around it. Roman ones only by themselves or after “page”."""
    if len(text) > 200:
        return
    for match in _TOKEN.finditer(text):
        rest = f"{text[: match.start()]}#{text[match.end() :]}"
        words = _TOKEN.findall(rest)
        if match.group().isdecimal() or not words or words == ["page"] or words == ["Page"]:
            yield match.group(), rest


def _runs(group: list[tuple[_Candidate, str]], alone: bool) -> Iterator[list[tuple[_Candidate, str]]]:
    """The group in stretches of pages near each other. Numbers with words around them keep their height."""
    run: list[tuple[_Candidate, str]] = []
    for item in group:
        if run and not (_near(run[-1][0], item[0]) and (alone or abs(run[-1][0].depth - item[0].depth) <= _SHIFT)):
            yield run
            run = []
        run.append(item)
    if run:
        yield run


def _near(one: _Candidate, other: _Candidate) -> bool:
    return 0 < other.leaf.number - one.leaf.number <= _NEAR


def _infer_printed(leaves: list[Leaf]) -> None:
    """A page without number between two that count on across it has the number between theirs."""
    numbered = [at for at, leaf in enumerate(leaves) if leaf.printed]
    for before, after in pairwise(numbered):
        first, last = leaves[before].printed, leaves[after].printed
        start, end = value(first), value(last)
        if start is None or end is None or first.isdecimal() != last.isdecimal() or end - start != after - before:
            continue
        for at in range(before + 1, after):
            leaves[at].printed = like(first, start + at - before)
