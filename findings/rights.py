"""Who may do what with a finding, in one place for every door: page, action, desk, import."""

from typing import Any

from findings.models import Editing, Finding
from findings.vocabulary import State

PUBLISH = "findings.publish_finding"
NOT_A_REVIEWER = "This account may not publish. Send it for review: a reviewer publishes it."
OWN_WORK = "You wrote or tagged it yourself. Another reviewer publishes it."
ALONE = (
    "You wrote or tagged it yourself. Another reviewer publishes it; where there is nobody else, "
    "publish it from its review page and say why."
)


def refusal_to_change(user: Any, finding: Finding) -> str:
    """Why this account may not change this finding, in one sentence; empty where it may.

    What readers see is changed only by those who may publish: an editor would otherwise publish own work that way.
    """
    if not user.has_perm("findings.change_finding"):
        return "This account may not change findings."
    if finding.state in {State.PUBLISHED, State.WITHDRAWN} and not user.has_perm(PUBLISH):
        return "This finding was published. Ask a reviewer to change it."
    return ""


def refusal_to_review(user: Any) -> str:
    """Why this account may neither publish, nor send back, nor withdraw; empty where it may."""
    return "" if user.has_perm(PUBLISH) else NOT_A_REVIEWER


def refusal_to_publish(user: Any, finding: Finding, *, alone: str = "") -> str:
    """Why this account may not let readers see this finding; empty where it may.

    Nobody publishes own work. Who may do everything can do that too, and says in `alone` why nobody else does.
    """
    if refusal := refusal_to_review(user):
        return refusal
    if finding.state == State.DRAFT:
        return "It is a draft. Send it for review first."
    if not is_own_work(user, finding):
        return ""
    if not user.is_superuser:
        return OWN_WORK
    return "" if alone.strip() else ALONE


def is_own_work(user: Any, finding: Finding) -> bool:
    """Whether this account changed its words or tags since it was last published."""
    return Editing.objects.filter(finding=finding, writers__contains=[user.pk]).exists()


def next_to_review(user: Any, other_than: Finding) -> Finding | None:
    """The finding that waits longest for a review that this account may give; None where none does."""
    waiting = Finding.objects.filter(state=State.IN_REVIEW).exclude(pk=other_than.pk)
    others = waiting.exclude(editing__writers__contains=[user.pk])
    return others.order_by("editing__sent_at", "pk").first()
