"""The nearest words as the list of findings offers them."""

from collections.abc import Sequence
from dataclasses import replace

from findings.asking.hearing import heard, understood
from findings.asking.reading import read
from findings.asking.tree import leaves
from findings.filters import FindingFilter
from findings.index.archive import Archive
from findings.index.looking_up import look_up
from findings.index.searching import Answer, Question
from findings.questions import NOTHING

from .correcting import Correction, corrections


def nearest(filterset: FindingFilter, archive: Archive) -> list[Correction]:
    """What the reader may have meant by words that find nothing; each finds something with the filters in force,
    or else without them.
    """
    return corrections(filterset.words, lambda queries: _counts(filterset.question("q"), archive, queries))


def _counts(others: Question, archive: Archive, queries: Sequence[str]) -> list[tuple[int, int]]:
    """How many findings each of these finds, with the other filters in force and without. Two queries."""
    trees = [read(words).tree for words in queries]
    understood(leaf for tree in trees for leaf in leaves(tree))  # all at once
    wanted = [heard(tree) or NOTHING for tree in trees]
    look_up(archive, [leaf for tree in wanted for leaf in leaves(tree)])
    return [
        (Answer(archive, replace(others, words=tree)).total, Answer(archive, Question(words=tree)).total)
        for tree in wanted
    ]
