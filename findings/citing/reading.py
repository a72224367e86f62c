"""What is cited of findings of the archive: of one that was loaded whole, or of very many, a batch at a time."""

import datetime
from collections.abc import Iterable, Iterator, Sequence

from django.utils import timezone

from findings.models import Finding
from findings.rows import row_of, rows
from sources.models import Source

from .cited import Cited, Work, cited, work_of
from .pieces import plain
from .styles import PLAIN

A_BATCH = 500  # findings that are read together
_WORKS_KEPT = 5_000  # and so memory does not grow with the archive


def cited_finding(finding: Finding, address: str) -> Cited:
    """A finding loaded `with_parts`, read today at its address. Raises ValueError for a draft without quotation."""
    if finding.source is None:
        raise ValueError(f"Finding {finding.shown_id} has no quotation to cite.")
    report = work_of(finding.report) if finding.report else None
    return cited(row_of(finding), work_of(finding.source), report, address, timezone.localdate())


def plain_citation(finding: Finding, address: str) -> str:
    """The finding in the archive's own form, as one line."""
    return plain(PLAIN.cite(cited_finding(finding, address)))


def cited_findings(numbers: Sequence[int], origin: str) -> Iterator[Cited]:
    """Those of these findings that are published, in their order. Three queries for each batch, at most.

    `origin` is the beginning of their addresses, such as `https://archive.example.org`.
    """
    works: dict[int, Work] = {}
    today = timezone.localdate()
    for start in range(0, len(numbers), A_BATCH):
        yield from _cited(list(numbers[start : start + A_BATCH]), works, origin, today)


def _cited(numbers: list[int], works: dict[int, Work], origin: str, today: datetime.date) -> Iterator[Cited]:
    found = rows(numbers)
    reports = dict(
        Finding.objects.published().filter(pk__in=numbers, report__isnull=False).order_by().values_list("pk", "report")
    )
    _read({row.source.pk for row in found if row.source.pk} | set(reports.values()), works)
    for row in found:
        source = works.get(row.source.pk or 0)
        if source is not None:
            yield cited(row, source, works.get(reports.get(row.pk, 0)), origin + row.url, today)


def _read(wanted: Iterable[int], works: dict[int, Work]) -> None:
    """Add the works that are not known yet."""
    missing = set(wanted) - works.keys()
    if len(works) + len(missing) > _WORKS_KEPT:
        works.clear()
        missing = set(wanted)
    if missing:
        sources = Source.objects.filter(pk__in=missing).select_related("publisher")
        works.update({source.pk: work_of(source) for source in sources})
