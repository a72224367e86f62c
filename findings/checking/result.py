"""What a check answers: plain values, for pages and programs alike."""

from dataclasses import dataclass
from enum import StrEnum

from findings.anchoring.differing import Difference


class Verdict(StrEnum):
    """What became of some pasted words."""

    VERBATIM = "verbatim"  # in published findings
    NOT_EXCERPTED = "not-excerpted"  # in the text of a published source, and in no published finding
    ALTERED = "altered"  # near to published words, and not the same
    ABSENT = "absent"
    TOO_SHORT = "too-short"


@dataclass(frozen=True)
class Place:
    """A published source in whose text the words stand, or words near to them."""

    source: int
    title: str
    slug: str
    publisher: str
    published: str
    address: str
    page: str  # as printed, where the licence lets more be shown than excerpts
    open: bool  # whether it does


@dataclass(frozen=True)
class Filling:
    """What stands in a finding where what was pasted leaves words out or puts others in their place."""

    pasted: str
    stands: str
    weighs: bool  # whether it holds a negation, a number or a name


@dataclass(frozen=True)
class Part:
    """What was pasted, or one sentence of it, and what became of it."""

    text: str
    verdict: Verdict
    findings: tuple[int, ...] = ()  # the keys of the first of those that hold the words, or of the nearest one
    total: int = 0
    more: bool = False  # whether there are more than `total`
    fillings: tuple[Filling, ...] = ()  # as in the first finding
    places: tuple[Place, ...] = ()
    difference: Difference | None = None  # from what stands in the archive to what was pasted; None: not to be shown


@dataclass(frozen=True)
class Result:
    """The whole of what was pasted and, where that stands nowhere as a whole, each of its sentences.

    `problem` says why nothing was checked, and is empty otherwise; `unread` is how many sentences were too many.
    """

    whole: Part | None
    sentences: tuple[Part, ...] = ()
    unread: int = 0
    problem: str = ""
