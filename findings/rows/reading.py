"""Rows of published findings, in one query, however many."""

import datetime
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from django.db import connection
from django.utils.timezone import localdate

from findings.asking.tree import Node
from findings.marking import marks, pieces
from findings.models import Finding
from findings.models.institution import with_article
from findings.record_addresses import address
from findings.vocabulary import Role
from sources.dates import date_told
from sources.models import TextVersion
from sources.page_places import read_by_ocr
from sources.passages import Span, parted

from .row import Party, Published, Row, Standing, Tag

_FINDING = ("pk", "public_id", "kind", "summary", "retold", "content_note")
# What stands beside a finding is looked up by its key, row by row, so that PostgreSQL has less to plan, which takes as
# long as reading does.
_ROWS = """
    SELECT f.pk, f.public_id, f.kind, f.retold, f.content_note, f.summary, q.text,
        CASE WHEN cardinality(q.spans) > 1 OR v.ocr_pages <> '{{}}' THEN q.spans END,
        v.page_labels[width_bucket(lower(q.spans[1]), v.page_starts)],
        CASE WHEN v.ocr_pages <> '{{}}' THEN json_build_array(v.ocr_pages, v.page_starts, v.page_numbers) END,
        s.id, s.kind, s.title, s.slug, s.byline, (SELECT name FROM sources_publisher p WHERE p.id = s.publisher_id),
        s.published_on, s.published_precision, s.address,
        (
            SELECT json_agg((
                SELECT json_build_array(name, slug, content_note) FROM findings_theme t WHERE t.id = g.theme_id
            ) ORDER BY g.position, g.id)
            FROM findings_tagging g WHERE g.finding_id = f.pk
        ),
        (
            SELECT json_agg(json_build_array(
                i.role, i.descriptor,
                (SELECT json_build_array(name, slug) FROM findings_person h WHERE h.id = i.person_id),
                (SELECT json_build_array(name, slug, kind) FROM findings_institution b WHERE b.id = i.institution_id)
            ) ORDER BY i.position, i.id)
            FROM findings_involvement i WHERE i.finding_id = f.pk AND i.role IN ('speaker', 'finding-body')
        ),
        (SELECT max(made_at) FROM findings_correction c WHERE c.finding_id = f.pk),
        (
            SELECT json_build_object(
                'status', c.status, 'descriptor', c.descriptor,
                'body', (SELECT name FROM findings_institution b WHERE b.id = c.body_id),
                'decided_on', c.decided_on, 'decided_precision', c.decided_precision
            )
            FROM findings_claimstatus c WHERE c.finding_id = f.pk
            ORDER BY c.decided_on DESC NULLS LAST, c.position DESC, c.id DESC LIMIT 1
        )
    FROM ({published}) AS f JOIN findings_quotation q ON q.finding_id = f.pk AND q.role = 'taken-from'
    JOIN sources_textversion v ON v.id = q.text_version_id JOIN sources_source s ON s.id = v.source_id
    WHERE f.pk = ANY (%s)
"""


def rows(numbers: Sequence[int], tree: Node | None = None) -> list[Row]:
    """The findings of these numbers that are published, in their order. What `tree` looks for is marked.

    One query; with a tree up to three more, for words that this process has not met.
    """
    published, allowed = _published()
    wanted = list(numbers)
    with connection.cursor() as cursor:
        cursor.execute(_ROWS.format(published=published), [*allowed, wanted])
        found = {values[0]: _row(*values) for values in cursor.fetchall()}
    there = [found[number] for number in wanted if number in found]
    return there if tree is None else _marked(there, tree)


def _marked(rows: Sequence[Row], tree: Node) -> list[Row]:
    """The rows with what is looked for marked in their words and summaries."""
    found = marks([text for row in rows for text in (row.text, row.summary)], tree)
    return [
        replace(row, hits=tuple(pieces(row.text, in_text)), summary_hits=tuple(pieces(row.summary, in_summary)))
        for row, in_text, in_summary in zip(rows, found[::2], found[1::2], strict=True)
    ]


@cache
def _published() -> tuple[str, tuple[Any, ...]]:
    """The rule for what readers may see, as SQL."""
    return Finding.objects.published().order_by().values(*_FINDING).query.sql_with_params()


def _row(
    pk: int, public_id: str, kind: str, retold: bool, note: str, summary: str, text: str,
    spans: list[Any] | None, page: str | None, recognised: list[list[int]] | None,
    source: int, source_kind: str, title: str, slug: str, byline: str, publisher: str,
    published_on: datetime.date | None, precision: str, web_address: str,
    themes: list[list[str]] | None, parties: list[list[Any]] | None,
    corrected: datetime.datetime | None, claim: dict[str, Any] | None,
) -> Row:  # fmt: skip
    themes, parties, places = themes or [], parties or [], [(span.lower, span.upper) for span in spans or []]
    return Row(
        pk=pk,
        public_id=public_id,
        kind=kind,
        summary=summary,
        retold=retold,
        content_notes=tuple(dict.fromkeys(filter(None, [note, *(theme[2] for theme in themes)]))),
        passages=parted(text, [end - start for start, end in places]) if len(places) > 1 else (text,),
        text=text,
        page=page or "",
        read_by_ocr=recognised is not None and _by_ocr(recognised, places),
        source=Published(
            pk=source,
            kind=source_kind,
            title=title,
            url=address("sources:source-detail", slug),
            byline=byline,
            publisher=publisher,
            date=date_told(published_on, precision),
            address=web_address,
        ),
        speakers=tuple(_party(*party) for role, *party in parties if role == Role.SPEAKER),
        finding_bodies=tuple(_party(*party) for role, *party in parties if role == Role.FINDING_BODY),
        themes=tuple(Tag(name, address("findings:theme-detail", slug)) for name, slug, _ in themes),
        corrected_on=localdate(corrected) if corrected else None,
        standing=Standing.told(claim) if claim else None,
    )


def _party(descriptor: str, person: list[str] | None, body: list[str] | None) -> Party:
    if person is not None:
        name, slug = person
        return Party(name, address("findings:person-detail", slug), descriptor)
    if body is not None:
        name, slug, kind = body
        return Party(name, address("findings:institution-detail", slug), descriptor, with_article(name, kind))
    return Party(descriptor=descriptor)


def _by_ocr(recognised: list[list[int]], places: list[Span]) -> bool:
    """`recognised`: of a text with such pages, which these are, where each page starts, and which it is."""
    pages, starts, numbers = recognised
    return read_by_ocr(TextVersion(ocr_pages=pages, page_starts=starts, page_numbers=numbers), places)
