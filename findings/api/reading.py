"""Findings with all that the interface tells of them, in a fixed number of queries, however many there are."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Prefetch

from findings.models import ClaimStatus, Correction, Figure, Finding, Involvement, Quotation, Reply, Tagging
from findings.standing import connections_of_each
from sources.models import Source

# What is long, and not told here.
_LONG = ("text_version__text", "text_version__segments")


def findings(numbers: Sequence[int]) -> list[Any]:
    """Those of these findings that readers may see, in their order. Ten queries."""
    found = {finding.pk: finding for finding in _with_all_parts().filter(pk__in=numbers)}
    connected = connections_of_each(found.values())
    for finding in found.values():
        _ready(finding)
        finding.connected = connected[finding.pk]
    return [found[number] for number in numbers if number in found]


def _with_all_parts() -> Any:
    """Its parts as lists, but for those of which the model itself tells: to ask a manager takes longer."""
    lists = {
        "involvements": Involvement.objects.select_related("person", "institution"),
        "figures": Figure.objects.all(),
        "statuses": ClaimStatus.objects.select_related("body", "source__publisher"),
        "corrections": Correction.objects.all(),
        "replies": Reply.objects.published().select_related("person", "institution"),
    }
    return (
        Finding.objects.published()
        .select_related("report__publisher")
        .prefetch_related(
            Prefetch("quotations", Quotation.objects.with_source().defer(*_LONG)),
            Prefetch("taggings", Tagging.objects.select_related("theme")),
            *(Prefetch(name, parts, to_attr=f"told_{name}") for name, parts in lists.items()),
        )
    )


def _ready(finding: Any) -> None:
    """Say of a finding what takes more than one of its parts to tell."""
    statuses, corrections = finding.told_statuses, finding.told_corrections
    source, report = finding.source, finding.report
    finding.parties = {}
    for involvement in finding.told_involvements:
        finding.parties.setdefault(involvement.role, []).append(involvement)
    finding.claim_status = statuses[-1].status if statuses else None
    finding.corrected_at = corrections[0].made_at if corrections else None
    finding.article = source if source and source.kind == Source.Kind.ARTICLE else None
    finding.report_shown = report if report and report.state == Source.State.PUBLISHED else None
