"""Where the words in hand were excerpted or stand already, and how one finding comes to say that they stand there."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse

from findings.models import Finding
from findings.suggesting.elsewhere import AlsoPrinted, AlsoQuoted, elsewhere, excerpted_here, link_also_in
from sources.models import TextVersion
from sources.passages import Span, verbatim

from .saving import Refused, refusal_at_desk

HERE, THERE = "here", "there"


def known_places(
    text_version: TextVersion, spans: Sequence[Span], mine: Finding | None, editor: Any
) -> dict[str, list[dict[str, Any]]]:
    """What quotes these words: here already, or elsewhere, each with the way in which the editor may link it.

    `mine` is the saved finding of these words. A draft from elsewhere can be said to stand here too; else `mine` can
    be said to stand there.
    """
    here = [
        {"finding": each.finding.pk, "shown_id": each.finding.shown_id, "words": each.quotation.text}
        for each in excerpted_here(text_version, spans)
        if each.finding != mine
    ]
    found = elsewhere(text_version, spans)
    told = {quotation.text_version_id for quotation in mine.quotations.all()} if mine else set()
    quoted = [_quoted(each, mine, editor) for each in found.quoted if each.finding != mine]
    printed = [_printed(each, mine) for each in found.printed if each.text_version.pk not in told]
    return {"here": here, "elsewhere": [each for each in quoted if each["version"] not in told] + printed}


@transaction.atomic
def link(text_version: TextVersion, asked: dict[str, Any], editor: Any) -> Finding:
    """Carry out what `known_places` offered; the finding that now has one quotation more.

    Raises Refused or ValidationError with a sentence, and changes nothing then.
    """
    finding = Finding.objects.select_for_update(no_key=True).filter(pk=_number(asked.get("finding"))).first()
    if finding is None:
        raise ValidationError("This finding is not there any more. Open the desk again.")
    if refusal := refusal_at_desk(editor, finding):
        raise Refused(refusal)
    other = TextVersion.objects.filter(pk=_number(asked.get("version"))).first()
    if other is None:
        raise ValidationError("The other text is not there any more. Open the desk again.")
    if text_version.pk not in {other.pk, *finding.quotations.values_list("text_version", flat=True)}:
        raise ValidationError("This finding does not stand in this text. Open the desk again.")
    spans = [(int(start), int(end)) for start, end in asked.get("spans") or []]
    if not spans or any(not 0 <= start < end <= len(other.text) for start, end in spans):
        raise ValidationError("The words do not stand at that place. Open the desk again.")
    link_also_in(finding, other, spans)
    return finding


def _number(given: Any) -> int:
    return given if type(given) is int else 0


def _quoted(each: AlsoQuoted, mine: Finding | None, editor: Any) -> dict[str, Any]:
    version = each.quotation.text_version
    finding = each.finding
    linkable_here = mine is None and not refusal_at_desk(editor, finding)
    way, linked = (THERE, mine.pk) if mine else (HERE, finding.pk) if linkable_here else ("", None)
    return {
        "title": f"{finding.shown_id} ({finding.get_state_display()}) in {version.source}",
        "words": finding.summary or each.quotation.text,
        "address": reverse("admin:findings_finding_change", args=[finding.pk]),
        "way": way,
        "finding": linked,
        "version": version.pk,
        "spans": each.quotation.places,
    }


def _printed(each: AlsoPrinted, mine: Finding | None) -> dict[str, Any]:
    version = each.text_version
    desk = reverse("admin:findings_quotedsource_desk", args=[version.source_id])
    return {
        "title": f"{version.source}, text {version.number}",
        "words": verbatim(version.text, each.spans),
        "address": f"{desk}?text={version.number}#at-{each.spans[0][0]}",
        "way": THERE if mine else "",
        "finding": mine.pk if mine else None,
        "version": version.pk,
        "spans": each.spans,
    }
