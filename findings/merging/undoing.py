"""Undoing a merge: everything where it was, exactly, or nothing and a sentence on what stands in the way."""

from typing import Any

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from django.utils import timezone

from findings.correcting import correcting, shortened
from findings.kept_rows import put_back
from findings.models import Finding, FormerAddress, Involvement, Merge, Tagging
from findings.publishing import settle
from sources.refusals import explain

from .nouns import MODELS, Record


def undo(log: Merge, *, by: Any = None) -> Record:
    """Bring back the record that went, with all that was its own; returns it.

    Raises ValidationError, and changes nothing, where what moved has changed since so that it cannot go back.
    """
    try:
        with transaction.atomic():
            log = Merge.objects.select_for_update().get(pk=log.pk)
            kept = _kept(log)
            if problems := [*_lost(log, kept), *_orphaned(log)]:
                raise ValidationError(problems)
            with correcting(_findings(log), reason=shortened(f"A merge was undone: {log.reason}"), by=by):
                gone = _take_back(log, kept)
                settle()
            log.undone_by, log.undone_at = by, timezone.now()
            log.save(update_fields=["undone_by", "undone_at"])
            return gone
    except DatabaseError as error:
        raise ValidationError(f"“{log.gone_name}” cannot be brought back. {explain(error)}") from error


def _kept(log: Merge) -> Record:
    if log.undone_at:
        raise ValidationError("This merge was undone before.")
    kept = MODELS[log.noun]._default_manager.select_for_update().filter(pk=log.kept_number).first()
    if kept is None:
        later = Merge.objects.filter(noun=log.noun, gone_number=log.kept_number, undone_at=None).first()
        remedy = f"It was itself merged into “{later.kept_name}”: undo that first." if later else "It was deleted."
        raise ValidationError(f"“{log.kept_name}” is no longer there. {remedy}")
    return kept


def _lost(log: Merge, kept: Record) -> list[str]:
    """What moved, and no longer stands where it was moved to."""
    problems = []
    for move in log.moved["rows"]:
        model = apps.get_model(move["model"])
        there = model._base_manager.filter(pk__in=move["numbers"], **{move["field"]: kept}).select_for_update()
        lost = set(move["numbers"]) - set(there.values_list("pk", flat=True))
        if lost:
            what = model._meta.verbose_name if len(lost) == 1 else model._meta.verbose_name_plural
            is_gone = "was changed or deleted" if len(lost) == 1 else "were changed or deleted"
            problems.append(
                f"{len(lost)} {what} that moved to “{kept}” {is_gone} since (number "
                f"{', '.join(map(str, sorted(lost)[:10]))}). The merge cannot be undone as a whole: "
                f"add “{log.gone_name}” anew, and move by hand what belongs to it."
            )
    return problems


def _orphaned(log: Merge) -> list[str]:
    """Rows that were left out as said twice, whose finding is gone."""
    wanted = {row["fields"]["finding"] for row in log.moved["twice"]}
    missing = wanted - set(Finding.objects.filter(pk__in=wanted).values_list("pk", flat=True))
    told = f"{len(missing)} findings in which both stood were deleted since. The merge cannot be undone."
    return [told] if missing else []


def _findings(log: Merge) -> list[int]:
    found = {row["fields"]["finding"] for row in log.moved["twice"]}
    for model in (Involvement, Tagging):
        label = model._meta.label
        numbers = [number for move in log.moved["rows"] if move["model"] == label for number in move["numbers"]]
        numbers += [change["number"] for change in log.moved["changes"] if change["model"] == label]
        found |= set(model._base_manager.filter(pk__in=numbers).values_list("finding_id", flat=True))
    return sorted(found)


def _take_back(log: Merge, kept: Record) -> Record:
    FormerAddress.objects.filter(noun=log.noun, slug=log.gone["fields"]["slug"], **{log.noun: kept}).delete()
    parents = [change for change in log.moved["changes"] if change["column"] == "parent_id"]
    for change in log.moved["changes"]:
        if change not in parents:
            _change_back(change)
    gone: Any = put_back(log.gone)
    for move in log.moved["rows"]:
        model = apps.get_model(move["model"])
        model._base_manager.filter(pk__in=move["numbers"]).update(**{move["field"]: gone})
    for change in parents:  # now that nothing stands under it that would make a circle
        _change_back(change)
    for row in log.moved["twice"]:
        put_back(row)
    _names_back(log, kept)
    gone.refresh_from_db()
    return gone  # type: ignore[no-any-return]


def _change_back(change: dict[str, Any]) -> None:
    """What an editor has changed since stays as the editor left it."""
    rows = apps.get_model(change["model"])._base_manager
    rows.filter(pk=change["number"], **{change["column"]: change["after"]}).update(
        **{change["column"]: change["before"]}
    )


def _names_back(log: Merge, kept: Record) -> None:
    before, added = log.moved["aliases"]["before"], log.moved["aliases"]["added"]
    names = before if kept.aliases == [*before, *added] else [name for name in kept.aliases if name not in added]
    if names != kept.aliases:
        type(kept)._base_manager.filter(pk=kept.pk).update(aliases=names)
