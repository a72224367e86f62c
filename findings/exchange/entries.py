"""What is on record of a finding: corrections, removals, replies. An import adds to it, and takes nothing away."""

from typing import Any

from django.db.models import Model

from findings.models import Finding

from .applying import built, describe, fill, save, values
from .fields import Lookup
from .forms import CORRECTION, REMOVAL, REPLY, Form
from .placing import parts_of
from .reading import Record

# By its key: the form of an entry, its order in files, and what may still change in one that is there.
ENTRIES: dict[str, tuple[Form, str, set[str]]] = {
    "corrections": (CORRECTION, "made_at", {"words_withheld"}),
    "removals": (REMOVAL, "withdrawn_at", set()),
    "replies": (REPLY, "received_on", {"state", "decided_at", "note"}),
}


def written_entries(finding: Finding) -> dict[str, list[dict[str, Any]]]:
    """The entries of a finding as records, by key. That it is withdrawn now stands in its own record."""
    return {
        key: [
            describe(form, entry)
            for entry in sorted(getattr(finding, form.related).all(), key=lambda each: (getattr(each, order), each.pk))
            if getattr(entry, "restored_at", True)
        ]
        for key, (form, order, _) in ENTRIES.items()
    }


def take_entries(finding: Finding, record: Record, find: Lookup) -> bool:
    """Add the entries that the archive does not have; returns whether anything was added or changed."""
    different = False
    for key, (form, _, changeable) in ENTRIES.items():
        parts = parts_of(record, key)
        there = list(getattr(finding, form.related).all()) if parts else []
        for part in parts:
            different |= _take(finding, part, form, changeable, there, find)
    return different


def _take(finding: Finding, part: Record, form: Form, changeable: set[str], there: list[Model], find: Lookup) -> bool:
    new = built(form, part, find)
    same = [entry for entry in there if _kept(form, entry, changeable) == _kept(form, new, changeable)]
    if not same:
        new.finding = finding  # type: ignore[attr-defined]
        save(new, part, form)
        there.append(new)
        return True
    different = fill(same[0], values(form, part, find))
    if different:
        save(same[0], part, form)
    return different


def _kept(form: Form, entry: Model, changeable: set[str]) -> dict[str, Any]:
    return {key: value for key, value in describe(form, entry).items() if key not in changeable}
