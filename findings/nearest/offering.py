"""The nearest words as the list of findings offers them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from findings.asking.hearing import heard, understood
from findings.asking.reading import read
from findings.asking.telling import typed
from findings.asking.tree import Node, leaves
from findings.filters import FindingFilter
from findings.index.archive import Archive
from findings.index.looking_up import look_up
from findings.index.searching import Answer, Question
from findings.questions import NOTHING

from .correcting import Correction, corrections
from .easing import eased


@dataclass(frozen=True)
class Easier:
    """Words that ask for less: what is said of them, how they are typed, and how many findings they give."""

    said: str
    text: str
    count: int


def nearest(filterset: FindingFilter, archive: Archive) -> list[Correction]:
    """What the reader may have meant by words that find nothing; each finds something with the filters in force,
    or else without them.
    """
    return corrections(filterset.words, lambda queries: _counts(filterset.question("q"), archive, queries))


def easier(filterset: FindingFilter, archive: Archive) -> list[Easier]:
    """What would be found with one word less, or with words that need not stand side by side; with all other filters.

    At most four queries.
    """
    ways = [(said, typed(tree), tree) for said, tree in eased(filterset.tree)]
    trees = _ready([tree for *_, tree in ways], archive)
    others = filterset.question("q")
    found = [Answer(archive, replace(others, words=tree)).total for tree in trees]
    return [Easier(said, text, count) for (said, text, _), count in zip(ways, found, strict=True) if count]


def _counts(others: Question, archive: Archive, queries: Sequence[str]) -> list[tuple[int, int]]:
    """How many findings each of these finds, with the other filters in force and without. Two queries."""
    return [
        (Answer(archive, replace(others, words=tree)).total, Answer(archive, Question(words=tree)).total)
        for tree in _ready([read(words).tree for words in queries], archive)
    ]


def _ready(trees: Sequence[Node | None], archive: Archive) -> list[Node]:
    """The trees as the index takes them, all their words looked up at once."""
    understood(leaf for tree in trees for leaf in leaves(tree))
    wanted = [heard(tree) or NOTHING for tree in trees]
    look_up(archive, [leaf for tree in wanted for leaf in leaves(tree)])
    return wanted
