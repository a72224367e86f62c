"""Words that a text says in its own voice, though a finding may give them to a speaker."""

from findings.models import Finding
from findings.vocabulary import Kind
from sources.vocabulary import SourceKind

from .offering import overlapping
from .quotations import quotations_in


def seems_retold(finding: Finding) -> bool:
    """Whether it gives as the very words of a speaker or report what an article says outside quotation marks."""
    quotation = finding.quotation
    if quotation is None or finding.retold or finding.kind == Kind.OPINION:
        return False
    version = quotation.text_version
    if version.source.kind != SourceKind.ARTICLE:
        return False
    return not overlapping(quotation.places, [each.outer for each in quotations_in(version.text)])
