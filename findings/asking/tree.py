"""What a reader looks for, as a tree of words. It knows neither how it was typed nor how it is looked up."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice


@dataclass(frozen=True)
class Word:
    """Any form of a word, in any spelling."""

    text: str


@dataclass(frozen=True)
class Start:
    """Words that begin so."""

    text: str


@dataclass(frozen=True)
class Phrase:
    """Words as they are written, side by side."""

    words: tuple[str, ...]


@dataclass(frozen=True)
class Every:
    """All of the parts."""

    parts: "tuple[Node, ...]"


@dataclass(frozen=True)
class Either:
    """At least one of the parts."""

    parts: "tuple[Node, ...]"


@dataclass(frozen=True)
class Without:
    """Not the part."""

    part: "Node"


Leaf = Word | Start | Phrase
Node = Leaf | Every | Either | Without


def every(parts: list[Node]) -> Node | None:
    """All of the parts in the simplest form; None where there are none."""
    flat = [inner for part in parts for inner in (part.parts if isinstance(part, Every) else [part])]
    return _simplest(Every, flat)


def either(parts: list[Node]) -> Node | None:
    """One of the parts in the simplest form; None where there are none."""
    flat = [inner for part in parts for inner in (part.parts if isinstance(part, Either) else [part])]
    return _simplest(Either, flat)


def without(part: Node) -> Node:
    """Not the part; what is twice denied is meant."""
    return part.part if isinstance(part, Without) else Without(part)


def _simplest(whole: type[Every] | type[Either], parts: list[Node]) -> Node | None:
    distinct = tuple(dict.fromkeys(parts))
    if len(distinct) < 2:
        return distinct[0] if distinct else None
    return whole(distinct)


def leaves(node: Node | None, *, wanted: bool = False) -> Iterator[Leaf]:
    """The words and phrases of a tree, from left to right. `wanted`: only those that a finding may match by."""
    if isinstance(node, Every | Either):
        for part in node.parts:
            yield from leaves(part, wanted=wanted)
    elif isinstance(node, Without):
        if not wanted:
            yield from leaves(node.part)
    elif node is not None:
        yield node


def first(node: Node | None, most: int) -> Node | None:
    """The tree with its first `most` words and phrases."""
    return only(node, set(islice(leaves(node), most)))


def only(node: Node | None, kept: set[Leaf]) -> Node | None:
    """The tree with no other leaves than the kept ones: what a word that is never looked for stands in vanishes."""
    if isinstance(node, Every):
        return every([part for each in node.parts if (part := only(each, kept)) is not None])
    if isinstance(node, Either):
        return either([part for each in node.parts if (part := only(each, kept)) is not None])
    if isinstance(node, Without):
        part = only(node.part, kept)
        return None if part is None else without(part)
    return node if node in kept else None
