"""The published findings as other engines are given them: their words, and the numbers that are counted."""

from collections.abc import Iterator
from typing import Any

from django.db import connection

ONE = ["kind", "direction", "status", "year"]
MANY = ["theme", "institution", "person", "speaker", "source", "publisher", "group"]  # a finding may have several
FACETS = [*ONE, *MANY]
TEXTS = ["kind", "direction", "status", "group"]  # facets whose values are words
LONGEST = {"theme": 100, "year": 100, **dict.fromkeys(["institution", "person", "speaker", "source", "publisher"], 12)}
SHOWN = 30  # values of other facets: all that there are
WORDS = ["quotation", "summary", "names"]
ROWS = """
    SELECT d.finding_id, coalesce(extract(epoch FROM d.dated_on)::bigint, 0), d.kind, d.direction, d.claim_status,
        d.year, d.theme_ids, d.institution_ids, d.person_ids, d.speaker_ids, d.source_ids, d.publisher_ids, d.groups,
        q.text, f.summary,
        concat_ws(' . ',
            (SELECT string_agg(concat_ws(' . ', t.name, array_to_string(t.aliases, ' . ')), ' . ')
             FROM findings_tagging g JOIN findings_theme t ON t.id = g.theme_id WHERE g.finding_id = f.id),
            (SELECT string_agg(concat_ws(' . ', i.name, array_to_string(i.aliases, ' . '), p.name, v.descriptor), ' . ')
             FROM findings_involvement v LEFT JOIN findings_institution i ON i.id = v.institution_id
             LEFT JOIN findings_person p ON p.id = v.person_id WHERE v.finding_id = f.id))
    FROM findings_searchdocument d JOIN findings_finding f ON f.id = d.finding_id
    JOIN findings_quotation q ON q.finding_id = f.id AND q.role = 'taken-from'
    ORDER BY d.finding_id
"""
TYPES = ["int8", "int8", "text", "text", "text", "int4", *["int8[]"] * 6, "text[]", *["text"] * 3]
NAMES = ["id", "date", *FACETS, *WORDS]


def rows() -> Iterator[dict[str, Any]]:
    """Each published finding, one after another."""
    with connection.cursor() as cursor, cursor.copy(f"COPY ({ROWS}) TO STDOUT") as copy:
        copy.set_types(TYPES)
        for row in copy.rows():
            yield dict(zip(NAMES, row, strict=True))
