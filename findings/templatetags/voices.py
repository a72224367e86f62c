"""Whose voice the words of a finding are: that of the record, or that of the press. Nothing here asks the database.

A journalist's prose must never look like the words of a report, of whatever kind the finding is.
"""

from django import template

from findings.models import Finding, Involvement, Quotation
from findings.vocabulary import Kind

register = template.Library()

OPENING, CLOSING = "“‘", "”’"


@register.filter
def named_speakers(finding: Finding) -> list[Involvement]:
    """The speakers other than the author of the article, whom the attribution names as such."""
    byline = finding.source.byline if finding.source else ""
    return [speaker for speaker in finding.speakers if not byline or speaker.who not in byline]


def speaks_for_itself(finding: Finding) -> bool:
    """Whether the only speaker is the article's author."""
    return finding.kind == Kind.OPINION or (bool(finding.speakers) and not named_speakers(finding))


def brings_its_own_marks(quotation: Quotation) -> bool:
    text = quotation.text.strip()
    return text[:1] in OPENING and text[-1:] in CLOSING


@register.filter
def in_press_voice(finding: Finding) -> bool:
    """Whether the words are the article author's own, in whatever sense."""
    return finding.retold or speaks_for_itself(finding)


@register.filter
def takes_marks(finding: Finding) -> bool:
    """Whether quotation marks are drawn: for direct words that do not bring their own."""
    return finding.quotation is not None and not finding.retold and not brings_its_own_marks(finding.quotation)


@register.filter
def caveat(finding: Finding) -> str:
    """What a finding must never be taken for, said beside its kind."""
    if finding.kind == Kind.OPINION:
        return "not a finding of a report"
    if finding.kind == Kind.ALLEGATION:
        return ""  # whether it was decided is said in its own words, beside it
    if not finding.retold:
        return ""
    return "not the words of the report" if finding.finding_bodies else "not a direct quotation"


@register.filter
def words_before(finding: Finding) -> str:
    """What stands before the quotation. Its opening mark goes where ours is drawn: it is the same mark."""
    before = finding.quotation.prefix.strip()
    return before.rstrip(OPENING).rstrip() if takes_marks(finding) else before


@register.filter
def words_after(finding: Finding) -> str:
    """What stands after the quotation, without the closing mark where ours is drawn."""
    after = finding.quotation.suffix.strip()
    return after.lstrip(CLOSING).lstrip() if takes_marks(finding) else after


@register.filter
def starts_cut(quotation: Quotation) -> bool:
    """Whether more of the text stands before the words shown before the quotation."""
    return len(quotation.prefix) < quotation.start


@register.filter
def ends_cut(quotation: Quotation) -> bool:
    """Whether the words shown after the quotation break off within a sentence."""
    return quotation.suffix.rstrip()[-1:] not in {".", "!", "?", *CLOSING}
