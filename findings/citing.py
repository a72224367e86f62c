from django.utils import timezone
from django.utils.dateformat import format as format_date

from findings.models import Finding


def plain_citation(finding: Finding, address: str) -> str:
    """One line that says whose words these are, where they were read, and where the archive keeps them.

    Speaker or finding body first; a report read through another source is “reported in” that source.
    """
    source, quotation = finding.source, finding.quotation
    if source is None or quotation is None:
        raise ValueError(f"Finding {finding.shown_id} has no quotation to cite.")
    who = ", ".join(involvement.who for involvement in finding.speakers or finding.finding_bodies)
    where = [work(finding.report), "reported in " + work(source)] if finding.report else [work(source)]
    page = f", p. {quotation.page}" if quotation.page else ""
    today = format_date(timezone.localdate(), "j F Y")
    words = finding.summary if finding.retold else f"“{quotation.text}”"
    return f"{who}: {words} {'; '.join(where)}{page}. Case archive, finding {finding.shown_id}, {address} (read {today})."


def work(source) -> str:  # type: ignore[no-untyped-def]
    """A source in a citation: byline, title, outlet, reference and date, as far as known."""
    parts = [source.byline, f"“{source.title}”", str(source.publisher), source.reference, source.date]
    return ", ".join(part for part in parts if part)
