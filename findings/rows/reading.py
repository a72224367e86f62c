"""Rows of published findings, in one query, however many."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import repeat
from typing import Any, NamedTuple

from django.utils.timezone import localdate

from findings.asking.tree import Node
from findings.labels import labels
from findings.marking import Marks, Span, marks, pieces
from findings.models import Finding
from findings.vocabulary import Role
from sources.models import TextVersion
from sources.page_places import read_by_ocr
from sources.passages import parted
from sources.planning import planned_once

from .records import Gone, Keys, Records
from .row import Party, Row, Standing

_FINDING = ("pk", "public_id", "kind", "summary", "retold", "content_note", "report_id")
# What stands beside a finding is looked up by its key, row by row, so that PostgreSQL has less to plan, which takes as
# long as reading does.
_ROWS = """
    SELECT f.pk, f.public_id, f.kind, f.retold, f.content_note, f.summary, q.text,
        CASE WHEN cardinality(q.spans) > 1 OR v.ocr_pages <> '{{}}' THEN q.spans END,
        v.page_labels[width_bucket(lower(q.spans[1]), v.page_starts)],
        CASE WHEN v.ocr_pages <> '{{}}' THEN json_build_array(v.ocr_pages, v.page_starts, v.page_numbers) END,
        v.source_id, f.report_id,
        ARRAY(SELECT theme_id FROM findings_tagging g WHERE g.finding_id = f.pk ORDER BY g.position, g.id),
        (
            SELECT json_agg(json_build_array(role, person_id, institution_id, descriptor) ORDER BY position, id)
            FROM findings_involvement i WHERE i.finding_id = f.pk AND role IN ('speaker', 'finding-body')
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
        ),
        (SELECT shown_version())
    FROM ({published}) AS f JOIN findings_quotation q ON q.finding_id = f.pk AND q.role = 'taken-from'
    JOIN sources_textversion v ON v.id = q.text_version_id
    WHERE f.pk = ANY (%s)
"""


class _Read(NamedTuple):
    pk: int
    public_id: str
    kind: str
    retold: bool
    content_note: str
    summary: str
    text: str
    spans: list[Any] | None  # where it matters
    page: str | None
    recognised: (
        list[list[int]] | None
    )  # of a text with such pages: which these are, where each page starts, which it is
    source: int
    report: int | None
    themes: list[int]
    parties: list[Any] | None  # each with its role, person, institution and descriptor
    corrected: datetime.datetime | None
    claim: dict[str, Any] | None
    version: int


def rows(numbers: Sequence[int], tree: Node | None = None) -> list[Row]:
    """The findings of these numbers that are published, in their order. What `tree` looks for is marked.

    One query, one more for records that are not remembered, and up to three for words that this process has not met.
    """
    try:
        return _rows(list(numbers), tree)
    except Gone:  # two people were merged, say, between two questions: now all have one answer
        return _rows(list(numbers), tree)


def _rows(numbers: list[int], tree: Node | None) -> list[Row]:
    if not (read := _read(numbers)):
        return []
    records = Records(labels(read[0].version), _named(read))
    marked: Iterator[Marks | None] = repeat(None)
    if tree is not None:
        marked = iter(marks([text for each in read for text in (each.text, each.summary)], tree))
    return [_row(each, records, next(marked), next(marked)) for each in read]


def _named(read: list[_Read]) -> Keys:
    """The records that these rows name."""
    parties = [party for each in read for party in each.parties or ()]
    return {
        "theme": {theme for each in read for theme in each.themes},
        "person": {person for _, person, _, _ in parties if person is not None},
        "institution": {body for _, _, body, _ in parties if body is not None},
        "source": {key for each in read for key in (each.source, each.report) if key is not None},
    }


def _read(numbers: list[int]) -> list[_Read]:
    sql, allowed = _published()
    with planned_once() as cursor:
        cursor.execute(sql, [*allowed, numbers])
        found = {values[0]: _Read(*values) for values in cursor.fetchall()}
    return [found[number] for number in numbers if number in found]


@cache
def _published() -> tuple[str, tuple[Any, ...]]:
    """The question, with the rule for what readers may see."""
    rule, allowed = Finding.objects.published().order_by().values(*_FINDING).query.sql_with_params()
    return _ROWS.format(published=rule), allowed


def _row(read: _Read, records: Records, in_text: Marks | None, in_summary: Marks | None) -> Row:
    places = [(span.lower, span.upper) for span in read.spans or ()]
    themes = [records.themes[key] for key in read.themes]
    parties = [(role, _party(records, *who)) for role, *who in read.parties or ()]
    return Row(
        pk=read.pk,
        public_id=read.public_id,
        kind=read.kind,
        summary=read.summary,
        retold=read.retold,
        content_notes=tuple(dict.fromkeys(filter(None, [read.content_note, *(note for _, note in themes)]))),
        passages=parted(read.text, [end - start for start, end in places]) if len(places) > 1 else (read.text,),
        text=read.text,
        page=read.page or "",
        read_by_ocr=read.recognised is not None and _by_ocr(read.recognised, places),
        source=records.sources[read.source],
        speakers=tuple(party for role, party in parties if role == Role.SPEAKER),
        finding_bodies=tuple(party for role, party in parties if role == Role.FINDING_BODY),
        themes=tuple(tag for tag, _ in themes),
        corrected_on=localdate(read.corrected) if read.corrected else None,
        standing=Standing.told(read.claim) if read.claim else None,
        report=None if read.report is None else records.sources[read.report],
        summary_hits=None if in_summary is None else tuple(pieces(read.summary, in_summary.spans)),
        hits=None if in_text is None else tuple(pieces(read.text, in_text.spans)),
        shown=frozenset().union(*(marks.leaves for marks in (in_text, in_summary) if marks is not None)),
    )


def _party(records: Records, person: int | None, body: int | None, descriptor: str) -> Party:
    known = (
        records.people[person] if person is not None else records.institutions[body] if body is not None else Party()
    )
    return replace(known, descriptor=descriptor) if descriptor else known


def _by_ocr(recognised: list[list[int]], places: list[Span]) -> bool:
    pages, starts, numbers = recognised
    return read_by_ocr(TextVersion(ocr_pages=pages, page_starts=starts, page_numbers=numbers), places)
