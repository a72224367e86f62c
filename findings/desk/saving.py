"""Saving a finding from the desk: the whole of it or nothing, never over another editor's work, never twice."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from findings.models import Editing, Finding, Receipt
from findings.publishing import settle
from findings.rights import refusal_to_change
from findings.vocabulary import State

from .entry import Entry
from .parts import standing_in, write_figures, write_parties, write_quotation, write_themes

AT_THE_DESK = {State.DRAFT, State.IN_REVIEW}


class Refused(Exception):
    """This account may not save this; the sentence says why."""


class Conflict(Exception):
    """The finding was changed since the page loaded it. Nothing was saved."""

    def __init__(self, finding: Finding) -> None:
        self.finding = finding
        super().__init__("Somebody else has changed this finding since you opened it.")


def save(entry: Entry, editor: Any) -> Finding:
    """The finding as saved. The same token again finds what was saved under it, whatever became of the answer.

    Raises Conflict, Refused, ValidationError or the database's IntegrityError; nothing is saved then.
    """
    try:
        return _save(entry, editor)
    except IntegrityError:
        if not Receipt.objects.filter(token=entry.token, editor=editor).exists():
            raise
    return _save(entry, editor)  # the same save arrived twice at once: the other was first, and this one follows it


@transaction.atomic
def _save(entry: Entry, editor: Any) -> Finding:
    receipt = _receipt(entry, editor)
    number = receipt.finding_id if receipt else entry.finding_id
    finding = Finding() if number is None else _held(number)
    receipt = _receipt(entry, editor)  # the same save may have been under way until the finding was ours to hold
    expected = receipt.revision if receipt else entry.revision
    if refusal := refusal_at_desk(editor, finding):
        raise Refused(refusal)
    if number is not None and _revision(finding) != expected:
        raise Conflict(finding)
    if number is not None and standing_in(finding, entry.text_version) is None:
        raise Refused("This finding does not stand in this text. Open the desk with the text it is taken from.")
    _write(finding, entry, editor)
    settle()
    # Of two saves under one token at once the database takes one receipt; the other save is undone with its finding.
    receipt = receipt or Receipt(token=entry.token, editor=editor, finding=finding)
    receipt.revision = _revision(finding)
    receipt.save()
    return finding


def refusal_at_desk(editor: Any, finding: Finding) -> str:
    """Why this account may not save this finding here, in one sentence; empty where it may."""
    if finding._state.adding:
        return "" if editor.has_perm("findings.add_finding") else "This account may not add findings."
    if finding.state not in AT_THE_DESK:
        return "This finding was published. It is corrected on its own page, which asks for the reason."
    return refusal_to_change(editor, finding)


def _receipt(entry: Entry, editor: Any) -> Receipt | None:
    receipt = Receipt.objects.filter(token=entry.token).first()
    if receipt and receipt.editor_id != editor.pk:
        raise Refused(
            "Another account has saved this form. Log in as that one, or copy your words and open the desk anew."
        )
    return receipt


def _held(number: int) -> Finding:
    """The finding, held until the end of the transaction, so that of two saves the later sees the earlier."""
    finding = Finding.objects.select_for_update(no_key=True).filter(pk=number).first()
    if finding is None:
        raise ValidationError({"about": "This finding was deleted. Select its words again to make it anew."})
    return finding


def _revision(finding: Finding) -> int:
    return Editing.objects.values_list("revision", flat=True).get(finding=finding)


def _write(finding: Finding, entry: Entry, editor: Any) -> None:
    changed = [name for name, value in entry.about.items() if getattr(finding, name) != value]
    if finding._state.adding or changed:
        for name in changed:
            setattr(finding, name, entry.about[name])
        finding.save()
    write_quotation(finding, entry.text_version, entry.spans)
    write_themes(finding, entry.themes, editor)
    write_parties(finding, entry.parties)
    write_figures(finding, entry.figures)
