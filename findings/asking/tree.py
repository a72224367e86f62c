"""What a reader asked for, as a tree: what stands at its leaves is looked up, the rest says how they combine."""

from dataclasses import dataclass


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
    """Words as they were written, side by side."""

    words: tuple[str, ...]


@dataclass(frozen=True)
class Every:
    parts: "tuple[Node, ...]"


@dataclass(frozen=True)
class Either:
    parts: "tuple[Node, ...]"


@dataclass(frozen=True)
class Without:
    part: "Node"


Leaf = Word | Start | Phrase
Node = Leaf | Every | Either | Without
