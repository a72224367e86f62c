"""Findings picked one by one: a list whose address names each, so that it can be kept, followed and taken away."""

from copy import copy
from dataclasses import dataclass
from typing import Any

import django_filters
from django import forms
from django.core.exceptions import ValidationError

from findings import identifiers
from findings.choosing import UNKNOWN
from findings.models import Finding, SearchDocumentQuerySet
from findings.records import Record
from findings.replacing import standing_for
from findings.vocabulary import State

MOST = 50  # findings: their identifiers together still make a short address
TOLD = 20  # characters of what is no identifier that are said back


@dataclass(frozen=True)
class Picked(Record):
    """A finding as its address names it. One that was withdrawn, or is held, is named but not shown."""

    is_shown: bool


class PicksField(forms.Field):
    """Identifiers of findings that were published, however they are written, each once. Duplicates lead on."""

    widget = forms.SelectMultiple

    def clean(self, value: list[str]) -> list[Picked]:
        """One query where anything was picked. Raises ValidationError."""
        typed = {each.strip() for each in value if each.strip()}
        if len(typed) > MOST:
            raise ValidationError(f"More than {MOST} were picked. Pick fewer.")
        keys = {each: identifiers.read(each) for each in typed}
        found = _published([key for key in keys.values() if key])
        unknown = [_unknown(each, key) for each, key in sorted(keys.items()) if key not in found]
        if unknown:
            raise ValidationError([ValidationError(told, code=UNKNOWN) for told in unknown])
        return sorted(set(found.values()), key=lambda picked: picked.slug)


class Picks(django_filters.Filter):
    """These findings alone."""

    field_class = PicksField

    def __deepcopy__(self, memo: Any) -> "Picks":
        return copy(self)

    def filter(self, qs: SearchDocumentQuerySet, value: list[Picked]) -> SearchDocumentQuerySet:
        return qs.filter(finding_id__in=[picked.pk for picked in value]) if value else qs


def hidden_told(picked: list[Picked]) -> list[str]:
    """A sentence for each that is not shown."""
    return [f"The finding {each.name} is not shown at present." for each in picked if not each.is_shown]


def _published(keys: list[str]) -> dict[str | None, Picked]:
    if not keys:
        return {}
    once = Finding.objects.filter(public_id__in=keys, first_published__isnull=False).order_by()
    named = once.only("public_id", "state", "held", "replaced_by")
    return {each.public_id: _picked(standing_for(each)) for each in named}


def _picked(finding: Finding) -> Picked:
    is_shown = finding.state == State.PUBLISHED and not finding.held
    return Picked(finding.pk, finding.shown_id, finding.shown_id, is_shown)


def _unknown(typed: str, key: str | None) -> str:
    if key is None:
        return f"“{typed[:TOLD]}” is not the identifier of a finding. Is there a typing error?"
    return f"There is no finding “{identifiers.shown(key)}” in the archive."
