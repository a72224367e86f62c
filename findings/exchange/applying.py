"""One record taken into the archive: read, compared with what is there, checked, saved."""

from enum import StrEnum
from typing import Any

from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from django.db.models import Model

from findings.publishing import settle
from sources.refusals import explain

from .fields import FormerSlugs, Lookup, PartDate, References, Words, Wrong
from .forms import Form
from .placing import parts_of
from .reading import Problem, Record

Listed = FormerSlugs | References  # what stands in a table of its own, and is set once the record is there


class Effect(StrEnum):
    """What a record did to the archive."""

    ADDED = "added"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


def check_keys(form: Form, record: Record, *others: str) -> None:
    """Raises Problem where the record has a key that its form does not know, or lacks one that it needs."""
    known = [*(field.key for field in form.fields), *form.parts, *others]
    for key in record:
        if key not in known:
            noun = form.model._meta.verbose_name
            raise record.problem(f"A {noun} has no “{key}”. Its keys are: {', '.join(known)}.", key)
    for field in form.fields:
        if field.required and not record.get(field.key):
            raise record.problem(f"“{field.key}” is missing.", field.key)


def values(form: Form, record: Record, find: Lookup, *, late: bool = False) -> dict[Words, Any]:
    """What the record says of each field that is due now. Raises Problem at the line of the first that is wrong."""
    found = {}
    for field in form.fields:
        if field.late != late or (field.kept and field.key not in record):
            continue
        try:
            found[field] = field.read(record[field.key], find) if field.key in record else field.empty
        except Wrong as wrong:
            raise record.problem(str(wrong), field.key) from wrong
    return found


def fill(instance: Model, found: dict[Words, Any]) -> bool:
    """Give the instance these values; returns whether any was another. Lists of records are left to `relate`."""
    different = False
    for field, value in found.items():
        if isinstance(field, PartDate):
            for attribute, part in zip(field.attributes, value, strict=True):
                different |= getattr(instance, attribute) != part
                setattr(instance, attribute, part)
        elif not isinstance(field, Listed):
            different |= field.differs(instance, value)
            setattr(instance, field.attribute, value)
    return different


def relate(instance: Model, found: dict[Words, Any], record: Record, form: Form) -> bool:
    """Set the lists that stand in tables of their own; returns whether any was another. Raises Problem."""
    different = False
    for field, value in found.items():
        if isinstance(field, Listed) and field.differs(instance, value):
            try:
                field.put(instance, value)
            except Wrong as wrong:
                raise record.problem(str(wrong), field.key) from wrong
            except DatabaseError as error:
                raise refused(error, record, form) from error
            different = True
    return different


def save(instance: Model, record: Record, form: Form) -> None:
    """Check and save. Raises Problem at the line of what the model or the database refuses."""
    check(instance, record, form)
    try:
        if form.keyed:
            instance.validate_unique(exclude=_unchecked(instance, form))
        instance.save()
    except (ValidationError, DatabaseError) as error:
        raise refused(error, record, form) from error


def check(instance: Model, record: Record, form: Form) -> None:
    """Check each field of an instance that is to be saved. Raises Problem at the line of what the model refuses.

    Constraints are left to the database, which is asked anyway; records referred to were looked up a moment ago.
    """
    try:
        instance.clean_fields(exclude=_unchecked(instance, form))
    except ValidationError as error:
        raise refused(error, record, form) from error


def _unchecked(instance: Model, form: Form) -> list[str]:
    return [*(field.name for field in instance._meta.fields if field.is_relation), *form.unchecked]


def settled(record: Record, form: Form) -> None:
    """Ask the database whether the record is whole. Raises Problem where it is not."""
    try:
        with transaction.atomic():
            settle()
    except DatabaseError as error:
        raise refused(error, record, form) from error


def refused(error: ValidationError | DatabaseError, record: Record, form: Form) -> Problem:
    """The same refusal, at its line and in plain words."""
    if isinstance(error, DatabaseError):
        return record.problem(explain(error))
    keys = {field.attribute: field.key for field in form.fields}
    keys |= {field.attributes[0]: field.key for field in form.fields if isinstance(field, PartDate)}
    if not hasattr(error, "error_dict"):
        return record.problem(" ".join(error.messages))
    for attribute, sentences in error.message_dict.items():
        key = keys.get(attribute, "")
        return record.problem((f"“{key}”: " if key else "") + " ".join(sentences), key)
    return record.problem("This record was refused.")


def sync_parts(owner: Model, record: Record, key: str, form: Form, find: Lookup) -> bool:
    """Make the owner's parts those of the record, keeping rows that are there already; whether anything changed."""
    wanted = [(part, built(form, part, find)) for part in parts_of(record, key, form.short)]
    if order := form.order:
        wanted.sort(key=lambda pair: order(pair[1]))
    rows = getattr(owner, form.related)
    there = [(row, describe(form, row)) for row in rows.all()]
    plain = [describe(form, row) for _, row in wanted]
    if plain == [description for _, description in there]:
        return False
    kept: list[Model | None] = []
    for description in plain:
        match = next((row for row, other in there if other == description and row not in kept), None)
        kept.append(match)
    for row, _ in there:
        if row not in kept:
            row.delete()
    for position, ((part, new), old) in enumerate(zip(wanted, kept, strict=True)):
        row = old or new
        row.position = position  # type: ignore[attr-defined]
        if old is None:
            setattr(row, rows.field.name, owner)
        save(row, part, form)
    return True


def describe(form: Form, instance: Model) -> dict[str, Any]:
    """The record of an instance: what an export writes, and what a part is compared by."""
    found = {}
    for field in form.fields:
        if isinstance(field, PartDate):
            value = tuple(getattr(instance, attribute) for attribute in field.attributes)
        else:
            value = getattr(instance, field.attribute)
        if (plain := field.write(value)) is not None:
            found[field.key] = plain
    return found


def built(form: Form, record: Record, find: Lookup) -> Model:
    """A part, not yet saved, that says what the record says. Raises Problem."""
    check_keys(form, record)
    instance = form.model()
    fill(instance, values(form, record, find))
    return instance
