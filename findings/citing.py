from django.utils import timezone
from django.utils.dateformat import format as format_date

from findings.models import Finding
from sources.models import Source


def plain_citation(finding: Finding, address: str) -> str:
    """One line that says whose words these are, where they were read, and where the archive keeps them.

    A speaker or finding body is given as the author of its own words alone; what a journalist retells stands under the
    journalist's name, “on” whom it retells. A report read through another source is “reported in” that source.
    Raises ValueError for a draft without quotation.
    """
    source, quotation = finding.source, finding.quotation
    if source is None or quotation is None:
        raise ValueError(f"Finding {finding.shown_id} has no quotation to cite.")
    where = [work(finding.report), f"reported in {work(source)}"] if finding.report else [work(source)]
    page = f", p. {quotation.page}" if quotation.page else ""
    reading = ", read by character recognition" if quotation.read_by_ocr else ""
    today = format_date(timezone.localdate(), "j F Y")
    voice = _voice(finding, source)
    return (
        f"{voice[:1].upper()}{voice[1:]}: “{quotation.text}” {'; '.join(where)}{page}{reading}. "
        f"Case archive, finding {finding.shown_id}, {address} (read {today})."
    )


def work(source: Source) -> str:
    """A source in a citation: byline, title, outlet, reference and date, as far as known."""
    parts = [source.byline, f"“{source.title}”", str(source.publisher), source.reference, source.date]
    return ", ".join(part for part in parts if part)


def _voice(finding: Finding, source: Source) -> str:
    if not finding.retold:
        return ", ".join(involvement.who for involvement in finding.speakers or finding.finding_bodies)
    bodies = [body.institution.with_article for body in finding.finding_bodies]
    told_of = bodies + [speaker.who for speaker in finding.speakers]
    return f"{source.byline or source.publisher}, on {' and '.join(told_of)}"
