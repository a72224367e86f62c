"""What a finding still lacks before readers may see it, all at once and in words; a draft may lack all of it."""

from findings.models import Finding
from findings.vocabulary import Kind, Role
from sources.vocabulary import SourceState


def missing(finding: Finding) -> list[str]:
    """A sentence for each thing to do before it can be published. Reads what is loaded of its parts."""
    quotation = finding.quotation
    roles = {involvement.role for involvement in finding.involvements.all()}
    figures = list(finding.figures.all())
    sources = [quotation.text_version.source for quotation in finding.quotations.all()]
    if finding.report:
        sources.append(finding.report)
    unpublished = dict.fromkeys(str(source) for source in sources if source.state != SourceState.PUBLISHED)
    lacks = [
        (quotation is None, "Choose the passage it is taken from."),
        (not finding.kind, "Choose the kind."),
        (not finding.summary, "Write the summary."),
        (not finding.taggings.all(), "Give it at least one theme."),
        (not roles & {Role.SPEAKER, Role.FINDING_BODY}, "Say who speaks, or which body found it."),
        (
            finding.kind == Kind.OPINION and Role.FINDING_BODY in roles,
            "An opinion is its author’s own: take the finding body out.",
        ),
        (finding.kind == Kind.STATISTIC and not figures, "Add the figure that the statistic states."),
        *(
            (quotation is not None and figure.as_stated not in quotation.text, _foreign(figure.as_stated))
            for figure in figures
        ),
        *((True, f"Publish the source “{title}” first.") for title in unpublished),
    ]
    return [sentence for lacking, sentence in lacks if lacking]


def _foreign(words: str) -> str:
    return f"The figure “{words}” does not stand in the quotation: give it in the quotation’s own words."
