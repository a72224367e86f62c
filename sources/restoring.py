"""Putting back what a change has changed, by the same rules as any other change."""

from collections.abc import Collection
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, models, transaction

from sources.changes import DELETE, INSERT, UPDATE, Change, state_of
from sources.refusals import explain

# An address lasts, and a finding goes its way by deeds of its own.
NEVER = frozenset(
    {
        "slug",
        "public_id",
        "first_published",
        "withdrawn_at",
        "withdrawn_reason",
        "replaced_by_id",
        "tagged_by_id",
        "tagged_at",
    }
)


def can_be_put_back(change: Change, kept: Collection[str] = ()) -> bool:
    """Whether there is anything in the change that putting it back would touch."""
    if change.label == UPDATE:
        return bool(_touched(change, kept))
    return change.label == DELETE or (change.label == INSERT and bool(change.what.link))


def current(change: Change) -> dict[str, Any] | None:
    """How the changed row stands now; None where it is not there."""
    row = change.what.model._base_manager.filter(pk=change.event.pgh_obj_id).first()
    return None if row is None else state_of(change.what, row)


def goal(change: Change, now: dict[str, Any] | None, kept: Collection[str] = ()) -> dict[str, Any] | None:
    """How the row would stand with this change put back: as now, but for the fields that the change touched.

    None where it would not be there. The same as `now` where there is nothing to put back.
    """
    if change.label == DELETE:
        return change.before if now is None else now
    if change.label != UPDATE:
        return None if can_be_put_back(change) else now
    if now is None or change.before is None:
        return now
    return {**now, **{name: change.before[name] for name in _touched(change, kept)}}


def put_back(change: Change, then: dict[str, Any] | None, *, seen: int | None = None) -> None:
    """Make the row what `goal` said. `seen`: the latest change of it that the editor knew of.

    Raises ValidationError with a sentence where a rule refuses, or where it was changed again meanwhile.
    """
    model, key = change.what.model, change.event.pgh_obj_id
    try:
        with transaction.atomic():
            row: Any = model._base_manager.select_for_update().filter(pk=key).first()
            if seen is not None and latest_change(change) != seen:
                raise ValidationError("It was changed again meanwhile. Look at the history as it is now.")
            if then is None:
                if row is not None:
                    row.delete()
            else:
                _write(model, row, then)
            connection.check_constraints()
    except IntegrityError as error:
        raise ValidationError(explain(error)) from error


def latest_change(change: Change) -> int | None:
    """The number of the latest change of the same row."""
    latest = change.what.history.objects.filter(pgh_obj=change.event.pgh_obj_id).order_by("-pgh_id")
    number: int | None = latest.values_list("pgh_id", flat=True).first()
    return number


def _touched(change: Change, kept: Collection[str]) -> set[str]:
    before, after = change.before or {}, change.after or {}
    return {name for name in before if before[name] != after.get(name)} - NEVER - set(kept)


def _write(model: type[models.Model], row: Any, then: dict[str, Any]) -> None:
    there = row is not None
    row = row if there else model(pk=then[model._meta.pk.attname])
    names = [name for name, value in then.items() if not there or getattr(row, name) != value]
    for name in names:
        setattr(row, name, then[name])
    _ask_for_related(model, then, names)
    fields = {column.attname: column.name for column in model._meta.concrete_fields}
    changed = [fields[name] for name in names]
    row.full_clean(exclude={name for name in fields.values() if name not in changed}, validate_unique=True)
    if there:
        row.save(update_fields=changed)
    else:
        row.save(force_insert=True)


def _ask_for_related(model: type[models.Model], then: dict[str, Any], names: Collection[str]) -> None:
    for column in model._meta.concrete_fields:
        if column.is_relation and column.attname in names and then[column.attname] is not None:
            related: Any = column.related_model
            if not related._base_manager.filter(pk=then[column.attname]).exists():
                noun = related._meta.verbose_name
                raise ValidationError(f"The {noun} that stood there is there no more. Make or choose another one.")
