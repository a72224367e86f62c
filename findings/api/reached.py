"""One finding by its identifier, or the problem that stands in its place."""

from typing import Any

from findings import identifiers
from findings.models import Finding
from findings.replacing import standing_for
from findings.vocabulary import Reason, State

from .refusing import Refused

DAY = "%Y-%m-%dT%H:%M:%SZ"


def reached(identifier: str) -> Finding:
    """The finding that this identifier leads to, however it is written, if readers may see it. Raises Refused."""
    public_id = identifiers.read(identifier)
    if public_id is None:
        raise Refused("typing-error")
    finding = Finding.objects.filter(public_id=public_id).first()
    if finding is not None and finding.state == State.WITHDRAWN:
        return _standing_for(finding)
    if finding is None or finding.state != State.PUBLISHED:
        raise Refused("nothing-here", "There is no finding with this identifier.")
    if finding.held:
        raise Refused("held")
    return finding


def replacement_of(finding: Finding) -> Finding | None:
    """The finding to which one that was withdrawn leads on, as its page does: the end of the way."""
    return standing_for(finding) if finding.replaced_by_id is not None else None


def _standing_for(finding: Finding) -> Finding:
    """What stands for a finding that was withdrawn. Raises Refused with its tombstone where nothing does."""
    other = replacement_of(finding)
    if other is not None and other.state == State.PUBLISHED and not other.held:
        return other
    raise Refused("withdrawn", **tombstone(finding, other))


def tombstone(finding: Finding, other: Finding | None) -> dict[str, Any]:
    """What is told of a finding that was withdrawn: never a word of it."""
    reason = Reason(finding.withdrawn_reason)
    return {
        "identifier": finding.shown_id,
        "first_published": finding.first_published.strftime(DAY) if finding.first_published else None,
        "withdrawn_at": finding.withdrawn_at.strftime(DAY) if finding.withdrawn_at else None,
        "reason": reason.value,
        "reason_told": str(reason.label),
        "replaced_by": other.shown_id if other else None,
    }
