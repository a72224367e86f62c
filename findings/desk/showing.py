"""Findings as a page needs them to be listed, marked in the text, and filled in again."""

import hashlib
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.urls import reverse

from findings.models import Editing, Figure, Finding, Involvement, Quotation, Tagging
from sources.models import TextVersion

from .entry import FIGURE_FIELDS
from .missing import missing
from .saving import refusal_at_desk


def standing_findings(text_version: TextVersion) -> list[Finding]:
    """The findings that stand in this text, in its order, with all their parts: few queries, however many they are."""
    findings = _whole(Finding.objects.filter(quotations__text_version=text_version).distinct())
    return sorted(findings, key=lambda finding: (_here(finding, text_version).start, finding.pk))


def one(finding: Finding) -> Finding:
    """The finding once more, as the database has it now, with all its parts."""
    return _whole(Finding.objects.filter(pk=finding.pk)).get()


def standing_tag(text_version: TextVersion) -> str:
    """Changes whenever one of the findings in this text does, and with nothing else."""
    numbers = Editing.objects.filter(finding__quotations__text_version=text_version).order_by("pk").distinct()
    return hashlib.sha256(repr(list(numbers.values_list("pk", "revision"))).encode()).hexdigest()[:32]


def shown(finding: Finding, text_version: TextVersion, editor: Any) -> dict[str, Any]:
    """Everything of one finding, as the desk's scripts read it."""
    here = _here(finding, text_version)
    return {
        "id": finding.pk,
        "shown_id": finding.shown_id,
        "revision": finding.editing.revision,
        "state": finding.state,
        "state_label": finding.get_state_display(),
        "address": reverse("admin:findings_finding_change", args=[finding.pk]),
        "refusal": refusal_at_desk(editor, finding),
        "role": here.role,
        "spans": here.places,
        "words": here.text,
        "kind": finding.kind,
        "kind_label": finding.get_kind_display(),
        "summary": finding.summary,
        "retold": finding.retold,
        "report": finding.report_id,
        "report_label": str(finding.report or ""),
        "direction": finding.direction,
        "groups": finding.groups,
        "content_note": finding.content_note,
        "themes": [_theme(tagging) for tagging in finding.taggings.all()],
        "parties": [_party(line) for line in finding.involvements.all()],
        "figures": [_figure(figure) for figure in finding.figures.all()],
        "missing": missing(finding),
        "elsewhere": [_elsewhere(quotation) for quotation in finding.quotations.all() if quotation.pk != here.pk],
        "review_note": finding.editing.review_note,
    }


def _whole(findings: QuerySet[Finding]) -> QuerySet[Finding]:
    return findings.select_related("report", "editing").prefetch_related(
        Prefetch("quotations", Quotation.objects.with_source().order_by("-role", "pk")),
        Prefetch("taggings", Tagging.objects.select_related("theme")),
        Prefetch("involvements", Involvement.objects.select_related("person", "institution")),
        "figures",
    )


def _here(finding: Finding, text_version: TextVersion) -> Quotation:
    return next(quotation for quotation in finding.quotations.all() if quotation.text_version_id == text_version.pk)


def _theme(tagging: Tagging) -> dict[str, Any]:
    theme = tagging.theme
    return {
        "id": theme.pk,
        "label": theme.name,
        "code": theme.code,
        "definition": theme.definition,
        "suggested": tagging.suggested,
    }


def _party(line: Involvement) -> dict[str, Any]:
    return {
        "role": line.role,
        "person": line.person_id,
        "institution": line.institution_id,
        "descriptor": line.descriptor,
        "label": str(line.party or ""),
    }


def _figure(figure: Figure) -> dict[str, Any]:
    value = "" if figure.value is None else f"{figure.value.normalize():f}"
    return {**{name: getattr(figure, name) for name in FIGURE_FIELDS}, "value": value}


def _elsewhere(quotation: Quotation) -> dict[str, str]:
    version = quotation.text_version
    address = reverse("admin:findings_quotedsource_desk", args=[version.source_id])
    return {
        "role": quotation.get_role_display(),
        "label": f"{version.source}, text {version.number}",
        "address": f"{address}?text={version.number}&finding={quotation.finding_id}",
    }
