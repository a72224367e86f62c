"""Deciding on replies: what those whom a finding concerns may say beside it."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from findings.models import Reply
from findings.rights import PUBLISH
from findings.vocabulary import ReplyState


def publish_replies(replies: Iterable[Reply], *, by: Any) -> int:
    """Print these replies beside their quotations; returns how many were not there before.

    Raises PermissionDenied for an account that may not publish.
    """
    return _decide(replies, ReplyState.PUBLISHED, by)


def decline_replies(replies: Iterable[Reply], *, by: Any) -> int:
    """Show these replies to nobody but editors; returns how many were not declined before.

    Raises PermissionDenied for an account that may not publish.
    """
    return _decide(replies, ReplyState.DECLINED, by)


def _decide(replies: Iterable[Reply], state: ReplyState, by: Any) -> int:
    if not by.has_perm(PUBLISH):
        raise PermissionDenied("Only those who may publish findings decide on replies.")
    due = [reply for reply in replies if reply.state != state]
    with transaction.atomic():
        for reply in due:
            reply.state, reply.decided_by, reply.decided_at = state, by, timezone.now()
            reply.save(update_fields=["state", "decided_by", "decided_at"])
    return len(due)
