"""Findings with all that the interface tells of them, in a fixed number of queries, however many there are."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Prefetch

from findings.models import ClaimStatus, Correction, Finding, Involvement, Quotation, Reply, Tagging
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
    quotations = Quotation.objects.with_source().defer(*_LONG)
    return (
        Finding.objects.published()
        .select_related("report__publisher")
        .prefetch_related(
            Prefetch("quotations", quotations),
            Prefetch("taggings", Tagging.objects.select_related("theme")),
            Prefetch("involvements", Involvement.objects.select_related("person", "institution")),
            "figures",
            Prefetch("statuses", ClaimStatus.objects.select_related("body", "source__publisher")),
            Prefetch("corrections", Correction.objects.all()),
            Prefetch(
                "replies",
                Reply.objects.published().select_related("person", "institution"),
                to_attr="published_replies",
            ),
        )
    )


def _ready(finding: Any) -> None:
    """Say of a finding what takes more than one of its parts to tell."""
    statuses, corrections = list(finding.statuses.all()), list(finding.corrections.all())
    source, report = finding.source, finding.report
    finding.parties = {}
    for involvement in finding.involvements.all():
        finding.parties.setdefault(involvement.role, []).append(involvement)
    finding.claim_status = statuses[-1].status if statuses else None
    finding.corrected_at = corrections[0].made_at if corrections else None
    finding.article = source if source and source.kind == Source.Kind.ARTICLE else None
    finding.report_shown = report if report and report.state == Source.State.PUBLISHED else None
