"""The record of ourselves, as pages show it. Nothing here asks the database."""

import datetime

from django import template

from findings.models import ClaimStatus, Finding, Institution

register = template.Library()


@register.filter
def latest_status(finding: Finding) -> ClaimStatus | None:
    """What last became of the claim it makes, of a finding loaded for a list."""
    told = getattr(finding, "latest_claim", None)
    if told is None:
        return None
    body, day = told["body"], told["decided_on"]
    return ClaimStatus(
        **{
            **told,
            "body": Institution(name=body) if body else None,
            "decided_on": datetime.date.fromisoformat(day) if day else None,
        }
    )
