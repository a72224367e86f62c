"""The same of a finding that was loaded whole, as its own page has it."""

from django.utils.timezone import localdate

from findings.models import Finding, Involvement
from sources.models import Source

from .row import Party, Published, Row, Standing, Tag


def row_of(finding: Finding) -> Row:
    """A finding loaded `with_parts`. It has a quotation, as everything has that was ever published."""
    quotation, claim = finding.quotation, getattr(finding, "latest_claim", None)
    corrected = getattr(finding, "corrected_at", None)
    return Row(
        pk=finding.pk,
        public_id=finding.public_id,
        kind=finding.kind,
        summary=finding.summary,
        retold=finding.retold,
        content_notes=tuple(finding.content_notes),
        passages=tuple(quotation.passages),
        text=quotation.text,
        page=quotation.page,
        read_by_ocr=quotation.read_by_ocr,
        source=published(quotation.text_version.source),
        speakers=tuple(party_of(speaker) for speaker in finding.speakers),
        finding_bodies=tuple(party_of(body) for body in finding.finding_bodies),
        themes=tuple(Tag(theme.name, theme.get_absolute_url()) for theme in finding.themes),
        corrected_on=localdate(corrected) if corrected else None,
        standing=Standing.told(claim) if claim else None,
        report=published(finding.report) if finding.report else None,
    )


def party_of(involvement: Involvement) -> Party:
    """Who stands in that role."""
    party, body = involvement.party, involvement.institution
    if party is None:
        return Party(descriptor=involvement.descriptor)
    return Party(party.name, party.get_absolute_url(), involvement.descriptor, body.with_article if body else "")


def published(source: Source) -> Published:
    return Published(
        pk=source.pk,
        kind=source.kind,
        title=source.title,
        url=source.get_absolute_url(),
        byline=source.byline,
        publisher=source.publisher.name,
        date=source.date,
        address=source.address,
        month=str(source.published_on or "")[:7],
    )
