"""Where a published finding stands: in its text, beside its neighbours, and among the findings connected with it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Max, Q, Value

from findings.models import Connection, Finding, Quotation
from findings.models.finding_queryset import readable
from findings.vocabulary import State
from sources.models import TextVersion


@dataclass(frozen=True)
class Connected:
    """A published finding at the other end of a connection, and what connects it, read from this end.

    `from_here`: whether the connection was made from this end, as its `kind` says.
    """

    label: str
    finding: Finding
    note: str
    kind: str
    from_here: bool


@dataclass(frozen=True)
class Neighbours:
    """The findings before and after in the same text."""

    previous: Finding | None
    next: Finding | None


def connections_of(finding: Finding) -> list[Connected]:
    """Its connections to published findings, in both directions."""
    return connections_of_each([finding])[finding.pk]


def connections_of_each(findings: Iterable[Finding]) -> dict[int, list[Connected]]:
    """The same of several findings that readers may see, by their numbers. One query."""
    of: dict[int, list[Connected]] = {finding.pk: [] for finding in findings}
    both = Connection.objects.filter(
        (Q(from_finding__in=of) & readable("to_finding__")) | (Q(to_finding__in=of) & readable("from_finding__"))
    ).select_related("from_finding", "to_finding")
    for each in both:
        if each.from_finding_id in of:
            of[each.from_finding_id].append(
                Connected(each.get_kind_display(), each.to_finding, each.note, each.kind, from_here=True)
            )
        if each.to_finding_id in of:
            of[each.to_finding_id].append(
                Connected(each.reversed_label, each.from_finding, each.note, each.kind, from_here=False)
            )
    return of


def neighbours_of(finding: Finding) -> Neighbours:
    """The published findings that stand next before and next after it in its text. One query."""
    start = finding.quotation.start
    others = Finding.objects.published().filter(
        quotations__role=Quotation.Role.TAKEN_FROM, quotations__text_version=finding.quotation.text_version_id
    )
    before = Q(document__starts_at__lt=start) | Q(document__starts_at=start, pk__lt=finding.pk)
    after = Q(document__starts_at__gt=start) | Q(document__starts_at=start, pk__gt=finding.pk)
    last = others.filter(before).annotate(side=Value("previous")).order_by("-document__starts_at", "-pk")[:1]
    first = others.filter(after).annotate(side=Value("next")).order_by("document__starts_at", "pk")[:1]
    found = {neighbour.side: neighbour for neighbour in last.union(first, all=True)}
    return Neighbours(previous=found.get("previous"), next=found.get("next"))


def text_of(quotation: Quotation) -> str:
    """The text in which it stands, where that has no pages by which a place is told; else nothing. One query."""
    if quotation.text_version.page_starts:
        return ""
    return TextVersion.objects.values_list("text", flat=True).get(pk=quotation.text_version_id)


def paragraph_of(quotation: Quotation, text: str) -> int | None:
    """The number of the paragraph in which the quotation starts, from 1; None where its text has pages instead."""
    if not text:
        return None
    paragraphs = text[: quotation.start].split("\n\n")
    return sum(1 for paragraph in paragraphs[:-1] if paragraph.strip()) + 1


def leave_out_withdrawn(quotation: Quotation) -> None:
    """Cut the words around a quotation back, for this page alone, to where others stand that readers may not see.

    These are the words of withdrawn findings, and those that are being checked against a newer text.
    """
    before, after = quotation.start - len(quotation.prefix), quotation.end + len(quotation.suffix)
    unseen = Quotation.objects.filter(
        Q(finding__state=State.WITHDRAWN) | Q(finding__held=True), text_version=quotation.text_version_id
    )
    for spans in unseen.values_list("spans", flat=True):
        for span in spans:
            if span.lower < quotation.start:
                before = max(before, min(span.upper, quotation.start))
            if span.upper > quotation.end:
                after = min(after, max(span.lower, quotation.end))
    quotation.prefix = quotation.prefix[len(quotation.prefix) - (quotation.start - before) :]
    quotation.suffix = quotation.suffix[: after - quotation.end]


def mark_earlier_texts(quotations: Iterable[Quotation]) -> None:
    """Say of each quotation, as `of_earlier_text`, whether its source has a later text than the one it stands in."""
    quotations = list(quotations)
    sources = {quotation.text_version.source_id for quotation in quotations}
    numbers = TextVersion.objects.order_by().filter(source__in=sources).values_list("source").annotate(Max("number"))
    last = dict(numbers)
    for quotation in quotations:
        version = quotation.text_version
        quotation.of_earlier_text = version.number < last[version.source_id]  # type: ignore[attr-defined]
