"""How numbers, parts and lengths are put into words on a page. Presentation only: nothing here asks the database."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import chain, repeat
from typing import Any

from django import template

from findings.checking import Verdict
from findings.models import Figure, Finding, Involvement
from findings.rows import party_of

register = template.Library()

PARTS = {
    Involvement.Role.SPEAKER: "Whose words",
    Involvement.Role.FINDING_BODY: "Found or adopted by",
    Involvement.Role.SUBJECT: "About",
    Involvement.Role.ADDRESSEE: "Addressed to",
    Involvement.Role.RESPONDENT: "Responding",
    Involvement.Role.MENTIONED: "Also mentioned",
}
VERDICTS: dict[str, str] = {
    Verdict.VERBATIM: "Verbatim",
    Verdict.NOT_EXCERPTED: "Verbatim, but in no finding",
    Verdict.ALTERED: "Altered",
    Verdict.ABSENT: "Not in the archive",
    Verdict.TOO_SHORT: "Too short or too common",
}
# Qualifiers that stand before their number; others, such as “more likely”, stand after it.
BEFORE_NUMBERS = {
    "about", "almost", "approximately", "around", "at least", "at most", "fewer than", "less than", "more than",
    "nearly", "only", "over", "roughly", "under", "up to",
}  # fmt: skip


@register.filter
def thousands(number: int | None) -> str:
    """`1,204`."""
    return "" if number is None else f"{number:,}"


def capitalised(text: str) -> str:
    """With a capital, as `capfirst` gives it, without asking what else the text may be."""
    return text[:1].upper() + text[1:]


def listed(things: Iterable[Any], gap: str = ", ") -> Iterator[tuple[str, Any]]:
    """Each with what stands before it: nothing before the first, a comma or another gap before the others."""
    return zip(chain([""], repeat(gap)), things, strict=False)


@register.filter
def counted(number: int, noun: str) -> str:
    """`1 finding`, `1,204 findings`; the plural of an irregular noun stands after a bar: `person|people`."""
    one, _, many = noun.partition("|")
    return f"{number:,} {one if number == 1 else many or one + 's'}"


@register.filter
def verdict_told(verdict: str) -> str:
    """What became of checked words, as a heading."""
    return VERDICTS[verdict]


@register.filter
def stated_value(figure: Figure) -> str:
    """The number with its unit and qualifier: `about 20 percent`, `81 percent more likely`."""
    if figure.value is None:
        return ""
    parts = [plain_number(figure.value), figure.unit]
    before = figure.qualifier.lower() in BEFORE_NUMBERS
    return " ".join(filter(None, [figure.qualifier, *parts] if before else [*parts, figure.qualifier]))


def plain_number(value: Decimal) -> str:
    """A stored decimal as people write it: `81`, `0.5`, `1,200`."""
    whole = value == value.to_integral_value()
    return f"{value:,.0f}" if whole else f"{value.normalize():,f}"


@register.filter
def length_of(text: str) -> str:
    """How large words can be set: `short`, `medium` or `long`."""
    return "short" if len(text) <= 150 else "medium" if len(text) <= 400 else "long"


@register.filter
def by_part(finding: Finding) -> list[dict[str, Any]]:
    """The people and institutions, by the part they have in the finding."""
    labels = {**PARTS, Involvement.Role.SPEAKER: "Speaker, retold"} if finding.retold else PARTS
    parts = [{"label": label, "parties": [*map(party_of, finding.in_role(role))]} for role, label in labels.items()]
    return [part for part in parts if part["parties"]]


def as_bars(values: Sequence[Any]) -> list[tuple[Any, float]]:
    """The values of a facet, each with the length of its bar in hundredths of the longest."""
    longest = max((value.count for value in values), default=0) or 1
    return [(value, round(100 * value.count / longest, 1)) for value in values]
