"""How numbers, voices and places are put into words on a page. Presentation only: nothing here asks the database."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django import template

from findings.models import Finding, Institution, Involvement, Quotation
from findings.vocabulary import Kind

register = template.Library()

CAVEATS = {
    Kind.JOURNALISTS_SUMMARY: "not the words of the report",
    Kind.OPINION: "not a finding of a report",
    Kind.ALLEGATION: "not yet decided",
}
PARTS = {
    Involvement.Role.SPEAKER: "Whose words",
    Involvement.Role.FINDING_BODY: "Found or reported by",
    Involvement.Role.SUBJECT: "About",
    Involvement.Role.ADDRESSEE: "Addressed to",
    Involvement.Role.RESPONDENT: "Responding",
    Involvement.Role.MENTIONED: "Also mentioned",
}
OPENING, CLOSING = "“‘", "”’"


@register.filter
def thousands(number: int | None) -> str:
    """`1,204`."""
    return "" if number is None else f"{number:,}"


@register.filter
def counted(number: int, noun: str) -> str:
    """`1 finding`, `1,204 findings`; the plural of an irregular noun stands after a bar: `person|people`."""
    one, _, many = noun.partition("|")
    return f"{number:,} {one if number == 1 else many or one + 's'}"


@register.filter
def plain_number(value: Decimal) -> str:
    """A stored decimal as people write it: `81`, `0.5`, `1,200`."""
    whole = value == value.to_integral_value()
    return f"{value:,.0f}" if whole else f"{value.normalize():,f}"


@register.filter
def caveat(kind: str) -> str:
    """What a kind must never be taken for."""
    return CAVEATS.get(Kind(kind), "") if kind else ""


@register.filter
def in_press_voice(finding: Finding) -> bool:
    """Whether the words are the article author's own: a summary, an opinion, or anything else only they say."""
    if finding.kind in {Kind.JOURNALISTS_SUMMARY, Kind.OPINION}:
        return True
    return bool(finding.speakers) and not finding_speakers(finding)


@register.filter
def finding_speakers(finding: Finding) -> list[Involvement]:
    """The speakers who are not the author of the article: those are named as who reported it."""
    byline = finding.source.byline if finding.source else ""
    return [speaker for speaker in finding.speakers if not byline or speaker.who not in byline]


@register.filter
def takes_marks(finding: Finding) -> bool:
    """Whether quotation marks are drawn: for direct words that do not bring their own."""
    text = finding.quotation.text.strip() if finding.quotation else ""
    brings_its_own = text[:1] in OPENING and text[-1:] in CLOSING
    return bool(text) and not finding.is_paraphrase and not brings_its_own


@register.filter
def length_of(text: str) -> str:
    """How large words can be set: `short`, `medium` or `long`."""
    return "short" if len(text) <= 150 else "medium" if len(text) <= 400 else "long"


@register.filter
def with_article(institution: Institution) -> str:
    """`the Casey Review`: reviews and inquiries take an article in a sentence."""
    name = str(institution)
    takes_it = institution.kind in {Institution.Kind.REVIEW, Institution.Kind.INQUIRY}
    return f"the {name}" if takes_it and not name.startswith("The ") else name


@register.filter
def by_part(finding: Finding) -> list[dict[str, Any]]:
    """The people and institutions, by the part they have in the finding."""
    parts = [{"label": label, "parties": finding.in_role(role)} for role, label in PARTS.items()]
    return [part for part in parts if part["parties"]]


@register.filter
def starts_cut(quotation: Quotation) -> bool:
    """Whether more of the text stands before the words shown before the quotation."""
    return len(quotation.prefix) < quotation.start


@register.filter
def ends_cut(quotation: Quotation) -> bool:
    """Whether the words shown after the quotation break off within a sentence."""
    return quotation.suffix.rstrip()[-1:] not in {".", "!", "?", *CLOSING}


@register.filter
def as_bars(values: Iterable[Any]) -> list[dict[str, Any]]:
    """The values of a facet, each with the length of its bar in hundredths of the longest."""
    values = list(values)
    longest = max((value.count for value in values), default=0) or 1
    return [{"value": value, "length": round(100 * value.count / longest, 1)} for value in values]
