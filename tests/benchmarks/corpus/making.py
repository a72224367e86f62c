"""The findings of the corpus, each made from the seed and its own number alone."""

import datetime
from collections.abc import Iterator
from random import Random

from django.db.backends.postgresql.psycopg_any import NumericRange

from findings import identifiers
from findings.loading.newcomer import Newcomer
from findings.models import ClaimStatus, Correction, Figure, Finding, Involvement, Quotation, Tagging
from findings.vocabulary import DECISIONS, Direction, Group, Kind, Reason, State
from sources.passages import context_of

from .cast import Cast
from .texts import Text
from .words import drawn

SHORTEST, LONGEST = 40, 120  # words of a quotation
KINDS = [
    kind for kind, share in zip(Kind, [30, 10, 12, 8, 10, 4, 6, 6, 3, 3, 4, 3, 1], strict=True) for _ in range(share)
]
BEGINNING = datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC)
DESCRIPTORS = ["a constable of Toytown", "a biscuit inspector", "a retired lamplighter", "a keeper of keys"]


def public_id(number: int) -> str:
    """The identifier of the finding of that number: no two are the same."""
    code = (number * 11_400_714_819 + 12_345) % 2**35
    return identifiers.completed("".join(identifiers.ALPHABET[code >> 5 * place & 31] for place in range(7)))


def newcomers(cast: Cast, first: int, past: int) -> Iterator[Newcomer]:
    """The findings from `first` up to `past`, not yet saved."""
    return (newcomer(cast, number) for number in range(first, past))


def newcomer(cast: Cast, number: int) -> Newcomer:
    """The finding of that number, with its parts."""
    dice = Random(f"{cast.plan.seed} finding {number}")
    where = dice.choices(range(cast.plan.sources), cum_weights=cast.weights)[0]
    quotation = _quotation(cast.texts[where], cast.versions[where], dice)
    kind, figures = dice.choice(KINDS), []
    if kind == Kind.STATISTIC:
        figures = [Figure(as_stated=each) for each in quotation.text.split() if each.isdecimal()][:1]
        kind = kind if figures else Kind.CONCLUSION
    report = (
        dice.randrange(cast.plan.reports)
        if where >= cast.plan.reports and kind != Kind.OPINION and dice.random() < 0.6
        else None
    )
    published = BEGINNING + datetime.timedelta(minutes=3 * number)
    chance = dice.random()
    state = State.DRAFT if chance < 0.01 else State.WITHDRAWN if chance < 0.015 else State.PUBLISHED
    finding = Finding(
        public_id=public_id(number),
        kind=kind,
        summary=f"In case {number} it was found that {' '.join(drawn(dice) for _ in range(dice.randrange(8, 16)))}.",
        retold=kind == Kind.JOURNALISTS_SUMMARY,
        report=None if report is None else cast.sources[report],
        direction=dice.choice(["", *Direction.values]),
        groups=sorted(dice.sample(Group.values, dice.choice([0, 0, 1, 1, 2]))),
        state=state,
        first_published=None if state == State.DRAFT else published,
        withdrawn_at=published + datetime.timedelta(days=9) if state == State.WITHDRAWN else None,
        withdrawn_reason=Reason.ERROR if state == State.WITHDRAWN else "",
    )
    themes = dict.fromkeys(int(len(cast.themes) * dice.random() ** 2) for _ in range(dice.choice([1, 2, 2, 3])))
    taggings = [
        Tagging(theme=cast.themes[n], position=position, tagged_at=published) for position, n in enumerate(themes)
    ]
    return Newcomer(finding, [quotation], taggings, _involvements(cast, kind, dice), figures)


def followers(newcomer: Newcomer, number: int, cast: Cast) -> Iterator[ClaimStatus | Correction]:
    """What became of it since, for some: a decision on its claim, a correction."""
    dice = Random(f"{cast.plan.seed} since {number}")
    finding = newcomer.finding
    if dice.random() < 0.05:
        yield ClaimStatus(finding=finding, status=dice.choice(DECISIONS), body=dice.choice(cast.reviews))
    if finding.first_published and dice.random() < 0.01:
        made = finding.first_published + datetime.timedelta(days=30)
        change = {"what": "summary", "was": "Something else was found.", "now": finding.summary}
        yield Correction(finding=finding, made_at=made, reason="A word was wrong.", changes=[change])


def _quotation(text: Text, version: int, dice: Random) -> Quotation:
    length = dice.randrange(SHORTEST, LONGEST + 1)
    latest = len(text.starts) - length
    first = dice.choice(text.sentences)
    first = min(first, latest)
    start, end = text.starts[first], text.ends[first + length - 1]
    prefix, suffix = context_of(text.text, [(start, end)])
    spans = [NumericRange(start, end)]
    return Quotation(text_version_id=version, spans=spans, text=text.text[start:end], prefix=prefix, suffix=suffix)


def _involvements(cast: Cast, kind: Kind, dice: Random) -> list[Involvement]:
    found = []
    if dice.random() < 0.7:
        found.append(Involvement(role="speaker", person=cast.people[int(len(cast.people) * dice.random() ** 2)]))
    else:
        found.append(Involvement(role="speaker", descriptor=dice.choice(DESCRIPTORS)))
    if kind != Kind.OPINION and dice.random() < 0.6:
        found.append(Involvement(role="finding-body", institution=dice.choice(cast.reviews)))
    if dice.random() < 0.8:
        found.append(Involvement(role="subject", institution=cast.bodies[int(len(cast.bodies) * dice.random() ** 2)]))
    if dice.random() < 0.3:
        found.append(Involvement(role="mentioned", person=dice.choice(cast.people)))
    for position, each in enumerate(found):
        each.position = position
    return found
