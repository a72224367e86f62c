"""What the front page of the editors' desk shows."""

from typing import Any

from django import template

from findings.waiting import waiting_for, written_by

register = template.Library()
RECENT = 8


@register.simple_tag(takes_context=True)
def front_page(context: dict[str, Any]) -> dict[str, Any]:
    """What waits for the account asking, and its recent work."""
    user = context["request"].user
    if not user.has_perm("findings.view_finding"):
        return {"waiting": [], "recent": []}
    return {"waiting": waiting_for(user), "recent": written_by(user).order_by("-editing__touched_at", "-pk")[:RECENT]}
