"""Who may do what with a finding, in one place for every door: page, action, desk, import."""

from typing import Any

from findings.models import Finding
from findings.vocabulary import State

PUBLISH = "findings.publish_finding"


def refusal_to_change(user: Any, finding: Finding) -> str:
    """Why this account may not change this finding, in one sentence; empty where it may.

    What readers see is changed only by those who may publish: an editor would otherwise publish own work that way.
    """
    if not user.has_perm("findings.change_finding"):
        return "This account may not change findings."
    if finding.state in {State.PUBLISHED, State.WITHDRAWN} and not user.has_perm(PUBLISH):
        return "This finding was published. Ask a reviewer to change it."
    return ""
