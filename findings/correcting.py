"""Changing what readers have seen: with a reason, and, where they could notice it, with a dated correction."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

import pghistory
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.text import Truncator

from findings.models import Correction, Finding
from findings.seen import differences, seen

_IN_HAND: ContextVar[frozenset[int]] = ContextVar("findings that are being corrected", default=frozenset())


@contextmanager
def correcting(
    findings: Iterable[Finding | int], *, reason: str, by: Any = None, words_withheld: bool = False
) -> Iterator[None]:
    """Whatever is changed within, for this reason, is a correction of each finding of which readers see a difference.

        with correcting(findings, reason="The name was misspelt.", by=request.user):
            ...

    `findings`: findings, their primary keys, or a queryset, which is evaluated at once. Name all that may change;
    drafts among them cost nothing. Whatever the number, each thousand takes the same few queries, before and after.
    `by` is the account whose correction it is. `words_withheld`: readers are told that it was corrected and why, and
    not what it was.

    All is done in one transaction, in which the findings are locked. A withdrawn finding is compared too: readers may
    see it again. Within another `correcting` that names the same finding, the outer one speaks for both.

    The reason may be empty where nothing that readers have seen is changed. Raises ValidationError where it is;
    an acting account is refused by the database before.
    """
    numbers = {finding if isinstance(finding, int) else finding.pk for finding in findings} - _IN_HAND.get()
    reason = reason.strip()
    with transaction.atomic(), because(reason, by=by):
        locked = Finding.objects.filter(pk__in=numbers, first_published__isnull=False).order_by("pk")
        once_published = list(locked.select_for_update(no_key=True).values_list("pk", flat=True)) if numbers else []
        before = dict(seen(once_published))
        token = _IN_HAND.set(_IN_HAND.get() | numbers)
        try:
            yield
        finally:
            _IN_HAND.reset(token)
        changes = {pk: changed for pk, after in seen(once_published) if (changed := differences(before[pk], after))}
        if changes and not reason:
            raise ValidationError("Readers have seen what is changed here. Say why it is changed.")
        Correction.objects.bulk_create(
            Correction(finding_id=pk, made_by=by, reason=reason, changes=changed, words_withheld=words_withheld)
            for pk, changed in changes.items()
        )


def shortened(reason: str) -> str:
    """A reason that was made out of another, no longer than readers are told."""
    return Truncator(reason).chars(Correction._meta.get_field("reason").max_length or len(reason))


@contextmanager
def because(reason: str, *, by: Any = None) -> Iterator[None]:
    """Tell the database why: whatever is written within has this reason in its history, and nothing after it has.

    In a request the account is known; elsewhere `by` names it.
    """
    with pghistory.context() as context:
        known = dict(context.metadata)
        if reason:
            context.metadata["reason"] = reason
        if by is not None:
            context.metadata.setdefault("user", by.pk)
        try:
            yield
        finally:
            context.metadata.clear()
            context.metadata.update(known)
