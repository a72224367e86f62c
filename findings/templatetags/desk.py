"""What the front page of the editors' desk shows."""

from typing import Any

from django import template

from findings.anchoring.counting import anchored
from findings.waiting import touched_by, waiting_for

register = template.Library()
RECENT = 8


@register.simple_tag(takes_context=True)
def front_page(context: dict[str, Any]) -> dict[str, Any]:
    """What waits for the account asking, and its recent work."""
    user = context["request"].user
    if not user.has_perm("findings.view_finding"):
        return {"waiting": [], "recent": []}
    firm, quotations = anchored()
    return {
        "waiting": waiting_for(user),
        "recent": touched_by(user)[:RECENT],
        "anchored": firm,
        "quotations": quotations,
    }
