"""One theme for many findings at once, or away from them: counted, whole or not at all, and undone in one step."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from django.db.models import Count, Max
from django.utils import timezone

from findings.correcting import correcting, shortened
from findings.kept_rows import kept_row, read_row
from findings.models import Finding, Tagging, TaggingBatch, Theme
from findings.publishing import settle
from findings.rights import refusal_to_change
from findings.vocabulary import State, TaggingDeed
from sources.refusals import explain

ONLY_THEME = "It is published, and has no other theme."


@dataclass
class TaggingPlan:
    """What giving or taking a theme would do: which findings change, which need not, which must not."""

    theme: Theme
    deed: str
    changing: list[Finding] = field(default_factory=list)
    already: list[Finding] = field(default_factory=list)  # have it, or do not have it, as wanted
    refused: list[tuple[Finding, str]] = field(default_factory=list)

    @property
    def needs_reason(self) -> bool:
        """Whether readers have seen any of those that change."""
        return any(finding.first_published for finding in self.changing)

    @property
    def digest(self) -> str:
        """Another for another plan: what was shown is what is done."""
        refused = [finding for finding, _ in self.refused]
        told = [[finding.pk for finding in group] for group in (self.changing, self.already, refused)]
        return hashlib.sha256(repr([self.theme.pk, self.deed, told]).encode()).hexdigest()


def plan_tagging(findings: Iterable[int], *, theme: Theme, deed: str, by: Any, locked: bool = False) -> TaggingPlan:
    """What would happen, without doing it. `findings` are numbers; `by` is the account whose rights count."""
    rows: Any = Finding.objects.filter(pk__in=list(findings)).order_by("pk")
    rows = rows.only("pk", "public_id", "summary", "state", "first_published")
    if locked:
        rows = rows.select_for_update()
    have = set(Tagging.objects.filter(theme=theme, finding__in=rows.values("pk")).values_list("finding_id", flat=True))
    only = _with_one_theme(have) if deed == TaggingDeed.TAKEN_AWAY else set()
    plan = TaggingPlan(theme, deed)
    for finding in rows:
        if (finding.pk in have) == (deed == TaggingDeed.ADDED):
            plan.already.append(finding)
        elif refusal := refusal_to_change(by, finding):
            plan.refused.append((finding, refusal))
        elif finding.pk in only and finding.state == State.PUBLISHED:
            plan.refused.append((finding, ONLY_THEME))
        else:
            plan.changing.append(finding)
    return plan


def tag(
    findings: Iterable[int], *, theme: Theme, deed: str, by: Any, reason: str = "", leave_out: bool = False
) -> TaggingBatch:
    """Give the theme to all of these findings that lack it, or take it from all that have it.

    `leave_out`: those that this account may not change are passed over; otherwise one of them stops it all. Raises
    ValidationError, and changes nothing.
    """
    try:
        with transaction.atomic(), correcting(findings := list(findings), reason=reason, by=by):
            plan = plan_tagging(findings, theme=theme, deed=deed, by=by, locked=True)
            if plan.refused and not leave_out:
                raise ValidationError([f"{finding.shown_id}: {why}" for finding, why in plan.refused])
            if plan.needs_reason and not reason:
                raise ValidationError("Published findings are among them: say why.")
            if not plan.changing:
                raise ValidationError("There is nothing to change.")
            rows = _add(plan, by) if deed == TaggingDeed.ADDED else _take_away(plan)
            settle()
            return TaggingBatch.objects.create(
                deed=deed, theme=theme, number=len(rows), rows=rows, reason=reason, done_by=by
            )
    except DatabaseError as error:
        raise ValidationError(explain(error)) from error


def undo_tagging(batch: TaggingBatch, *, by: Any = None) -> tuple[int, list[str]]:
    """Take back exactly what the batch did, except where a finding was changed since or may not be changed.

    Returns how many findings were changed back, and a sentence for each that was left. Raises ValidationError where it
    was undone before.
    """
    with transaction.atomic():
        batch = TaggingBatch.objects.select_for_update().select_related("theme").get(pk=batch.pk)
        if batch.undone_at:
            raise ValidationError("This was undone before.")
        ids = [row["fields"]["finding"] for row in batch.rows]
        reason = f"Undone: {batch.reason or 'a theme was ' + batch.get_deed_display() + ' in bulk.'}"
        with correcting(ids, reason=shortened(reason), by=by):
            findings = Finding.objects.select_for_update().order_by("pk").in_bulk(ids)
            left = {} if by is None else _not_for(by, findings)
            undoing = _remove_again if batch.deed == TaggingDeed.ADDED else _restore
            back = undoing(batch, findings, left)
            settle()
        batch.undone_by, batch.undone_at, batch.undone_number = by, timezone.now(), back
        batch.save(update_fields=["undone_by", "undone_at", "undone_number"])
        return back, list(left.values())


def _with_one_theme(findings: set[int]) -> set[int]:
    counted = Tagging.objects.filter(finding__in=findings).order_by().values("finding").annotate(number=Count("pk"))
    return set(counted.filter(number=1).values_list("finding", flat=True))


def _add(plan: TaggingPlan, by: Any) -> list[dict[str, Any]]:
    ids = [finding.pk for finding in plan.changing]
    last = Tagging.objects.filter(finding__in=ids).order_by().values("finding").annotate(last=Max("position"))
    positions = dict(last.values_list("finding", "last"))
    made = Tagging.objects.bulk_create(
        Tagging(finding_id=pk, theme=plan.theme, tagged_by=by, position=positions.get(pk, -1) + 1) for pk in ids
    )
    return [kept_row(tagging) for tagging in made]


def _take_away(plan: TaggingPlan) -> list[dict[str, Any]]:
    taggings = Tagging.objects.filter(theme=plan.theme, finding__in=[finding.pk for finding in plan.changing])
    rows = [kept_row(tagging) for tagging in taggings.order_by("pk")]
    taggings.delete()
    return rows


def _not_for(by: Any, findings: dict[int, Finding]) -> dict[int, str]:
    """By number, those that the account may not change, and why."""
    refused = {pk: refusal_to_change(by, finding) for pk, finding in findings.items()}
    return {pk: f"{findings[pk].shown_id}: {why}" for pk, why in refused.items() if why}


def _remove_again(batch: TaggingBatch, findings: dict[int, Finding], left: dict[int, str]) -> int:
    there = {tagging.pk: tagging for tagging in Tagging.objects.filter(pk__in=[row["pk"] for row in batch.rows])}
    only = _with_one_theme(set(findings))
    going = []
    for row in batch.rows:
        finding, tagging = findings.get(row["fields"]["finding"]), there.get(row["pk"])
        if finding is None or finding.pk in left:
            continue
        if tagging is None or kept_row(tagging) != row:
            left[finding.pk] = f"{finding.shown_id}: its tag was changed since."
        elif finding.state == State.PUBLISHED and finding.pk in only:
            left[finding.pk] = f"{finding.shown_id}: {ONLY_THEME}"
        else:
            going.append(tagging.pk)
    Tagging.objects.filter(pk__in=going).delete()
    return len(going)


def _restore(batch: TaggingBatch, findings: dict[int, Finding], left: dict[int, str]) -> int:
    have = set(Tagging.objects.filter(theme=batch.theme, finding__in=findings).values_list("finding_id", flat=True))
    back = []
    for row in batch.rows:
        finding = findings.get(row["fields"]["finding"])
        if finding is None or finding.pk in left:
            continue
        if finding.pk in have:
            left[finding.pk] = f"{finding.shown_id}: it was given the theme again since."
        else:
            back.append(read_row(row))
    return len(Tagging.objects.bulk_create(back))
