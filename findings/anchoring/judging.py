"""Whether a quotation of an earlier text has one certain place in a newer one."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from findings.vocabulary import AnchorReason
from sources.normalising import Normalised
from sources.passages import Span

from .placing import TooMany, Way, ends, in_same_company, ways
from .proposing import propose
from .rule import Context, Fit
from .surroundings import words_between
from .telling import Telling


@dataclass(frozen=True)
class Verdict:
    """Where a quotation stands in the newer text; or else why that is not certain, and where it may be."""

    spans: list[Span] = field(default_factory=list)
    why: AnchorReason | None = None
    proposed: list[Span] = field(default_factory=list)


def judge(earlier: Normalised, newer: Normalised, spans: Sequence[Span]) -> Verdict:
    """Look for the passages at `spans` of the earlier text in the newer one."""
    own = tuple(_in_normalised(earlier, span) for span in spans)
    passages = [earlier.text[start:end] for start, end in own]
    gaps = [words_between(earlier, one[1], next_[0]) for one, next_ in pairwise(own)]
    if not all(passages):
        return Verdict(why=AnchorReason.GONE)
    try:
        there = ways(newer, passages, gaps)
        before = [way for way in ways(earlier, passages, gaps) if way != own]
    except TooMany:
        return Verdict(why=AnchorReason.AMBIGUOUS)
    if not there:
        proposed = propose(newer, passages)
        return Verdict(why=AnchorReason.CHANGED if proposed else AnchorReason.GONE, proposed=proposed)
    context = Context.of(earlier, ends(own))
    fits = [(way, _fit(newer, way, context)) for way in there]
    siblings = [_fit(earlier, way, context) for way in before]
    alike: list[Way] = [(place,) for place in in_same_company(earlier, *ends(own))]
    telling = Telling(earlier, newer, own, [*before, *alike])
    good = [way for way, fit in fits if fit.is_fit and telling.is_told_apart(way)]
    rivals, were = sum(fit.company for _, fit in fits), 1 + sum(fit.company for fit in siblings)
    if len(good) == 1 and rivals <= were and _apart(certain := _spans(newer, good[0])):
        return Verdict(spans=certain)
    likeliest, _ = max(fits, key=lambda each: sum(each[1].words))
    proposed = _spans(newer, likeliest)
    return Verdict(why=AnchorReason.AMBIGUOUS, proposed=proposed if _apart(proposed) else [])


def _fit(body: Normalised, way: Way, context: Context) -> Fit:
    return Fit.at(body, ends(way), context)


def _spans(body: Normalised, way: Way) -> list[Span]:
    """The places in the code points of the text itself."""
    return [body.original(*place) for place in way]


def _apart(spans: list[Span]) -> bool:
    """Whether something stands between the passages, as between those of every quotation."""
    return all(one[1] < next_[0] for one, next_ in pairwise(spans))


def _in_normalised(body: Normalised, span: Span) -> Span:
    """The same stretch in the normalised text, without spaces at its ends."""
    start, end = bisect_left(body.origins, span[0]), bisect_left(body.origins, span[1])
    words = body.text[start:end]
    return start + len(words) - len(words.lstrip(" ")), end - len(words) + len(words.rstrip(" "))
