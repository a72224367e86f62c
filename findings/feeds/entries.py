"""Findings, corrections and removals as entries of feeds."""

import datetime
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from django.db.models import F, Max
from django.template.loader import render_to_string
from django.urls import reverse

from findings.models import Correction, Finding, Quotation, Removal
from findings.parts import part
from findings.rows import Row
from findings.rows.whose import whose
from findings.taking_away.licences import NOTES
from findings.vocabulary import State
from sources.dates import date_told
from sources.vocabulary import Licence

from .feed import Author, Entry


class _Moments(NamedTuple):
    published: datetime.datetime
    updated: datetime.datetime
    licence: str


def of_findings(rows: Sequence[Row], home: str) -> list[Entry]:
    """Each with its words and whose they are, whole. One query beside that of the rows."""
    moments = _moments([row.pk for row in rows if row.pk is not None])
    return [
        Entry(
            id=_lasting(home, row.shown_id),
            url=home + row.url,
            title=row.summary,
            html=_from_anywhere(part("feed_entry", row, date_told(row.corrected_on)), home),
            published=when.published,
            updated=when.updated,
            authors=[Author(name, home + url if url else "") for name, url in whose(row)],
            themes=[row.kind_label, *(theme.name for theme in row.themes)],
            rights=NOTES[Licence(when.licence)],
            original=row.source.address,
        )
        for row in rows
        if row.pk is not None and (when := moments.get(row.pk)) is not None
    ]


def of_corrections(corrections: Iterable[Correction], home: str) -> list[Entry]:
    """What it said and says now, as far as that may be repeated; of what readers no longer see, that it was."""
    return [
        Entry(
            id=f"{_lasting(home, each.finding.shown_id)}#corrected-{each.made_at:%Y-%m-%dT%H:%M:%S.%fZ}",
            url=home + (each.finding.get_absolute_url() if _is_shown(each.finding) else _short(each.finding.shown_id)),
            title=f"Corrected: {each.finding.summary if _is_shown(each.finding) else each.finding.shown_id}",
            html=render_to_string(
                "findings/_feed_correction.html", {"correction": each, "is_shown": _is_shown(each.finding)}
            ),
            published=each.made_at,
            updated=each.made_at,
        )
        for each in corrections
    ]


def of_removals(removals: Iterable[Removal], home: str) -> list[Entry]:
    """That it was withdrawn, why, and whether it came back; none of its words."""
    return [
        Entry(
            id=f"{_lasting(home, each.finding.shown_id)}#withdrawn-{each.withdrawn_at:%Y-%m-%dT%H:%M:%S.%fZ}",
            url=home + _short(each.finding.shown_id),
            title=f"{each.finding.shown_id} {'published again' if each.restored_at else 'withdrawn'}",
            html=render_to_string("findings/_feed_removal.html", {"removal": each}),
            published=each.withdrawn_at,
            updated=each.restored_at or each.withdrawn_at,
        )
        for each in removals
    ]


def _moments(numbers: list[int]) -> dict[int, _Moments]:
    """When each came and last changed: corrections count, and its return after it was withdrawn."""
    changes = Finding.objects.published().filter(pk__in=numbers)
    changes = changes.annotate(corrected=Max("corrections__made_at"), restored=Max("removals__restored_at"))
    licence = F("quotations__text_version__source__licence")
    taken_from = changes.filter(quotations__role=Quotation.Role.TAKEN_FROM)
    values = taken_from.values_list("pk", "first_published", "corrected", "restored", licence)
    return {
        pk: _Moments(published, max(filter(None, [published, *changed])), licence)
        for pk, published, *changed, licence in values
        if published is not None
    }


def _is_shown(finding: Finding) -> bool:
    return finding.state == State.PUBLISHED and not finding.held


def _short(identifier: str) -> str:
    return reverse("findings:finding-id", args=[identifier])


def _lasting(home: str, identifier: str) -> str:
    """The address that never changes, whatever the summary says."""
    return home + _short(identifier)


def _from_anywhere(html: str, home: str) -> str:
    """Our own addresses, made whole. Words of others hold no such quotation marks: they are escaped."""
    return html.replace('href="/', f'href="{home}/')
