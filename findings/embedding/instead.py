"""What is told in the place of words that readers no longer see."""

from findings.models import Finding
from sources.dates import date_told


def withdrawal_told(finding: Finding) -> str:
    """What stands in the place of a withdrawn finding: none of its words."""
    from_, until = (date_told(moment and moment.date()) for moment in (finding.first_published, finding.withdrawn_at))
    return (
        f"This finding was withdrawn. It stood in the archive from {from_} to {until}. "
        f"The reason given: {finding.get_withdrawn_reason_display()}."
    )


HELD = (
    "This finding is being checked. Its words are being checked against a newer text of its source, and are not shown "
    "until that is done."
)
