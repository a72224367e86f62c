"""Merging: one transaction, whole or not at all."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction

from findings.correcting import correcting
from findings.kept_rows import kept_row
from findings.models import FormerAddress, Involvement, Merge, Tagging
from findings.publishing import settle
from sources.refusals import explain

from .nouns import Record, noun_of
from .plan import Plan, plan_of

CHANGED_MEANWHILE = "Something that would move has changed since you looked. Nothing was merged. Look again."


def merge(*, kept: Record, gone: Record, reason: str, by: Any = None, seen: str = "") -> Merge:
    """Make `gone` one with `kept`: all that named it names `kept`, its names become aliases, its address leads there.

    `seen` is the digest of the plan that a person agreed to. Raises ValidationError, and changes nothing, where the
    plan is another by now, or something stands in the way.
    """
    if not reason.strip():
        raise ValidationError("Say why the two are one and the same.")
    try:
        with transaction.atomic():
            kept, gone = _locked(kept, gone)
            plan = plan_of(kept, gone)
            if plan.obstacles:
                raise ValidationError(plan.obstacles)
            with correcting(plan.finding_ids, reason=reason.strip(), by=by):
                plan = plan_of(kept, gone)  # the findings are held now
                if seen and plan.digest != seen:
                    raise ValidationError(CHANGED_MEANWHILE)
                log = _log(plan, reason.strip(), by)
                _carry_out(plan)
                settle()
            log.save()
            return log
    except DatabaseError as error:
        raise ValidationError(explain(error)) from error


def _locked(kept: Record, gone: Record) -> tuple[Record, Record]:
    """Both as they are now, held until the end, in one order so that no two merges wait for each other."""
    manager = type(kept)._default_manager
    rows = {row.pk: row for row in manager.select_for_update().filter(pk__in=[kept.pk, gone.pk]).order_by("pk")}
    if type(kept) is type(gone) and {kept.pk, gone.pk} - rows.keys():
        raise ValidationError("One of the two is no longer there. It may have been merged meanwhile.")
    return (rows.get(kept.pk, kept), rows.get(gone.pk, gone))


def _carry_out(plan: Plan) -> None:
    kept, gone = plan.kept, plan.gone
    for model in (Involvement, Tagging):
        model._base_manager.filter(pk__in=[row.pk for row in plan.twice if isinstance(row, model)]).delete()
    later = []
    for change in plan.changes:
        if change.column == "publisher_id":
            later.append(change)  # the other has to let go of it first
        else:
            type(change.row)._base_manager.filter(pk=change.row.pk).update(**{change.column: change.after})
    for move in plan.moves:
        move.model._base_manager.filter(pk__in=[row.pk for row in move.rows]).update(**{move.field: kept})
    gone_slug = gone.slug
    type(gone)._base_manager.get(pk=gone.pk).delete()
    for change in later:
        type(change.row)._base_manager.filter(pk=change.row.pk).update(**{change.column: change.after})
    if plan.aliases:
        type(kept)._base_manager.filter(pk=kept.pk).update(aliases=[*kept.aliases, *plan.aliases])
    FormerAddress.objects.create(noun=noun_of(kept), slug=gone_slug, **{noun_of(kept).value: kept})


def _log(plan: Plan, reason: str, by: Any) -> Merge:
    moved = {
        "rows": [
            {"model": move.model._meta.label, "field": move.field, "numbers": [row.pk for row in move.rows]}
            for move in plan.moves
        ],
        "twice": [kept_row(row) for row in plan.twice],
        "changes": [
            {
                "model": change.row._meta.label,
                "number": change.row.pk,
                "column": change.column,
                "before": change.before,
                "after": change.after,
            }
            for change in plan.changes
        ],
        "aliases": {"before": list(plan.kept.aliases), "added": plan.aliases},
    }
    return Merge(
        noun=noun_of(plan.kept),
        kept_number=plan.kept.pk,
        kept_name=plan.kept.name,
        gone_number=plan.gone.pk,
        gone_name=plan.gone.name,
        gone=kept_row(plan.gone),
        moved=moved,
        reason=reason,
        merged_by=by,
    )
