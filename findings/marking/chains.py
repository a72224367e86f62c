"""What is looked for, as chains of words that stand one after another; most are of one word."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from findings.asking.expressing import STEMS
from findings.asking.hearing import understood
from findings.asking.tree import Leaf, Node, leaves

MOST = 64  # chains that one phrase may be: its words may each have several spellings

_TOKEN = re.compile(r"'(?P<lexeme>(?:[^'\\]|''|\\\\)*)'(?P<start>:\*)?|<(?P<distance>-|\d+)>|(?P<sign>[|()])")


@dataclass(frozen=True)
class Link:
    """A word as PostgreSQL reads it, or with `is_start` how it begins; `distance`: how far after the one before it."""

    lexeme: str
    is_start: bool = False
    distance: int = 1


@dataclass(frozen=True)
class Chain:
    """Words one after another; `by_stems`: in any form, else as they are written."""

    links: tuple[Link, ...]
    by_stems: bool


def chains(tree: Node) -> dict[Chain, set[Leaf]]:
    """All that a finding may match by, with what was asked for by it.

    At most one query, and none for what was asked before.
    """
    found: dict[Chain, set[Leaf]] = {}
    for leaf, (column, text) in understood(leaves(tree, wanted=True)).items():
        for chain in _chains(text, column == STEMS):
            found.setdefault(chain, set()).add(leaf)
    return found


@lru_cache(maxsize=1_000)
def _chains(text: str, by_stems: bool) -> tuple[Chain, ...]:
    found, _ = _alternatives(list(_TOKEN.finditer(text)), 0) if text else ([], 0)
    return tuple(Chain(links, by_stems) for links in found)


def _alternatives(tokens: list[re.Match[str]], at: int) -> tuple[list[tuple[Link, ...]], int]:
    """What stands from there to the closing parenthesis, and where that ends."""
    found, one, distance = [], [()], 1  # type: tuple[list[tuple[Link, ...]], list[tuple[Link, ...]], int]
    while at < len(tokens):
        token = tokens[at]
        at += 1
        if token["distance"]:
            distance = 1 if token["distance"] == "-" else int(token["distance"])
        elif token["sign"] == "|":
            found, one = found + one, [()]
        elif token["sign"] == ")":
            break
        elif token["sign"] == "(":
            inner, at = _alternatives(tokens, at)
            one = _joined(one, inner, distance)
        else:
            lexeme = token["lexeme"].replace("''", "'").replace("\\\\", "\\")
            one = _joined(one, [(Link(lexeme, bool(token["start"])),)], distance)
    return (found + one)[:MOST], at


def _joined(before: list[tuple[Link, ...]], after: Iterable[tuple[Link, ...]], distance: int) -> list[tuple[Link, ...]]:
    joined = (
        (*first, Link(second[0].lexeme, second[0].is_start, distance), *second[1:])
        for first, second in product(before, after)
    )
    return list(joined)[:MOST]
