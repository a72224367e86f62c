"""The way of a finding from draft to readers and back: deeds over findings, whole or not at all.

`by` is the account that asks, which must have the right to; nobody is asked in commands and imports.
"""

from collections.abc import Callable, Iterable, Mapping
from contextlib import nullcontext
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from findings import rights
from findings.models import Editing, Finding
from findings.vocabulary import State
from sources.refusals import explain
from sources.tracking import noting

MOVED = ["state", "withdrawn_at", "withdrawn_reason", "replaced_by_id"]


class Refused(Exception):
    """Why a deed is not done to one finding, in a sentence."""


def send_for_review(findings: Iterable[Finding], *, by: Any = None) -> int:
    """Put drafts before a reviewer, all or none; returns how many were drafts.

    Raises ValidationError where one of them was published, or may not be changed by this account.
    """

    def send(finding: Finding) -> None:
        if by is not None and (refusal := rights.refusal_to_change(by, finding)):
            raise Refused(refusal)
        if finding.first_published:
            raise Refused("It was published before. Publish it again, or leave it withdrawn.")
        _move(finding, State.IN_REVIEW)
        Editing.objects.filter(finding=finding).update(sent_by=by, sent_at=timezone.now(), review_note="")

    return _each(findings, lambda finding: finding.state != State.IN_REVIEW, send, by)


def send_back(finding: Finding, *, by: Any = None, note: str) -> None:
    """Make a draft again of what waits for review, with a note on what is asked for.

    Raises ValidationError where it does not wait, where the note is empty, or where this account may not publish.
    """

    def take_back(finding: Finding) -> None:
        if by is not None and (refusal := rights.refusal_to_review(by)):
            raise Refused(refusal)
        if finding.state != State.IN_REVIEW:
            raise Refused("It does not wait for review.")
        if not note.strip():
            raise Refused("Say what is to be done before it can be published.")
        _move(finding, State.DRAFT)
        editing = Editing.objects.get(finding=finding)
        Editing.objects.filter(finding=finding).update(
            review_note=note, reviewed_by=by, reviewed_at=timezone.now(), reviewed_revision=editing.revision
        )

    _each([finding], lambda finding: True, take_back, by)


def publish(
    findings: Iterable[Finding], *, by: Any = None, alone: str = "", revisions: Mapping[int, int] | None = None
) -> int:
    """Let readers see the findings, all or none; returns how many were not published before.

    Nobody publishes own work; only who may do everything can, with the reason `alone`, which the history keeps.
    `revisions`, by number of finding: what the reviewer has seen; whatever changed since is not published.

    Raises ValidationError with one sentence for each finding that lacks something, by its identifier.
    """

    def let_out(finding: Finding) -> None:
        if by is not None and (refusal := rights.refusal_to_publish(by, finding, alone=alone)):
            raise Refused(refusal)
        seen = (revisions or {}).get(finding.pk)
        if seen is not None and seen != Editing.objects.get(finding=finding).revision:
            raise Refused("It was changed while you were reading. Read it again as it is now.")
        alone_in = by is not None and alone.strip() and rights.is_own_work(by, finding)
        with noting(alone=[finding.pk], reason=alone.strip()) if alone_in else nullcontext():
            _move(finding, State.PUBLISHED)

    return _each(findings, lambda finding: finding.state != State.PUBLISHED, let_out, by)


def withdraw(findings: Iterable[Finding], *, reason: str, by: Any = None, replaced_by: Finding | None = None) -> int:
    """Take published findings back, for one of the coded reasons; their addresses go on answering with a tombstone.

    A duplicate may name the finding that it is `replaced_by`: its address then leads there, also where it was withdrawn
    before. Raises ValidationError, and withdraws none, where one of them was never published.
    """

    def needed(finding: Finding) -> bool:
        return finding.state != State.WITHDRAWN or replaced_by not in (None, finding.replaced_by)

    def take_back(finding: Finding) -> None:
        if by is not None and (refusal := rights.refusal_to_review(by)):
            raise Refused(refusal)
        when = finding.withdrawn_at or timezone.now()
        _move(finding, State.WITHDRAWN, withdrawn_at=when, withdrawn_reason=reason, replaced_by=replaced_by)

    return _each(findings, needed, take_back, by)


def obstacles(finding: Finding) -> list[str]:
    """What still stands in the way of publishing it, whoever does it; empty where nothing does. Changes nothing."""
    trial = Finding.objects.get(pk=finding.pk)
    trial.state, trial.withdrawn_at, trial.withdrawn_reason, trial.replaced_by = State.PUBLISHED, None, "", None
    try:
        trial.validate_constraints(exclude={"public_id"})
    except ValidationError as error:
        return error.messages
    try:
        with transaction.atomic():
            _move(trial, State.PUBLISHED)
            settle()
            transaction.set_rollback(True)
    except IntegrityError as error:
        return [explain(error)]
    return []


def settle() -> None:
    """Ask now what the database would ask at the end of the transaction, so that a refusal names its cause."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT findings_settle_now()")


def _move(finding: Finding, state: State, **more: Any) -> None:
    """Write where it stands, and nothing else: what others changed meanwhile in its words stays."""
    finding.withdrawn_at, finding.withdrawn_reason, finding.replaced_by = None, "", None
    for name, value in {"state": state, **more}.items():
        setattr(finding, name, value)
    finding.save(update_fields=[name.removesuffix("_id") for name in MOVED])


def _each(
    findings: Iterable[Finding], needed: Callable[[Finding], bool], deed: Callable[[Finding], None], by: Any
) -> int:
    """The deed, done to each finding that needs it, as it stands now: locked, and with the account known."""
    done, problems = 0, []
    with noting(user=by.pk) if by is not None else nullcontext(), transaction.atomic():
        them = list(findings)
        now = {
            finding.pk: finding
            for finding in Finding.objects.filter(pk__in=[finding.pk for finding in them])
            .order_by("pk")
            .select_for_update(no_key=True)
        }
        for finding in them:
            for name in [*MOVED, "first_published"]:
                setattr(finding, name, getattr(now[finding.pk], name))
            if not needed(finding):
                continue
            stood = {name: getattr(finding, name) for name in MOVED}
            try:
                with transaction.atomic():
                    deed(finding)
                    settle()
                done += 1
            except (IntegrityError, Refused) as refused:
                for name, value in stood.items():
                    setattr(finding, name, value)
                said = explain(refused) if isinstance(refused, IntegrityError) else refused
                problems.append(f"{finding.shown_id}: {said}")
        if problems:
            raise ValidationError(problems)
    return done
