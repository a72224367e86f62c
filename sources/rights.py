"""Who may do what with a source, in one place for every door: page, import, putting back."""

from typing import Any

from sources.models import Source

PUBLISH = "sources.publish_source"


def refusal_to_change(user: Any, source: Source) -> str:
    """Why this account may not change what is known of this source, in one sentence; empty where it may.

    What readers see is changed only by those who may publish: its licence, say, decides how much of a text they see.
    """
    if source.state == Source.State.DRAFT or user.has_perm(PUBLISH):
        return ""
    return "This source was published. Ask a reviewer to change it."
