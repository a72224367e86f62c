"""Publishing and withdrawing: deeds over findings, whole or not at all."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from findings.models import Finding
from findings.vocabulary import State
from sources.refusals import explain


def publish(findings: Iterable[Finding]) -> int:
    """Let readers see the findings, all or none; returns how many were not published before.

    Raises ValidationError with one sentence for each finding that lacks something, by its identifier.
    """
    return _each(findings, lambda finding: finding.state != State.PUBLISHED, _publish)


def withdraw(findings: Iterable[Finding], *, reason: str) -> int:
    """Take published findings back, for one of the coded reasons; their addresses go on answering with a tombstone.

    Raises ValidationError, and withdraws none, where one of them was never published.
    """

    def take_back(finding: Finding) -> None:
        finding.state, finding.withdrawn_at, finding.withdrawn_reason = State.WITHDRAWN, timezone.now(), reason
        finding.save()

    return _each(findings, lambda finding: finding.state != State.WITHDRAWN, take_back)


def _publish(finding: Finding) -> None:
    finding.state, finding.withdrawn_at, finding.withdrawn_reason = State.PUBLISHED, None, ""
    finding.save()


def _each(findings, needed, deed) -> int:  # type: ignore[no-untyped-def]
    done, problems = 0, []
    with transaction.atomic():
        for finding in findings:
            if not needed(finding):
                continue
            try:
                with transaction.atomic():
                    deed(finding)
                    settle()
                done += 1
            except IntegrityError as error:
                problems.append(f"{finding.shown_id}: {explain(error)}")
        if problems:
            raise ValidationError(problems)
    return done


def settle() -> None:
    """Ask now what the database would ask at the end of the transaction, so that a refusal names its cause."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
