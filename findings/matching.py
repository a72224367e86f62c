"""Why a finding matches where neither its quotation nor its summary holds the words: by the names that stand on it."""

from collections.abc import Sequence
from dataclasses import replace

from django.db import connection

from findings import search
from findings.asking.tree import Node
from findings.rows import Row
from findings.vocabulary import Role

# All names, in the order in which they are told. Each form is looked at once, on however many findings it stands.
_NAMES = """
    WITH forms AS MATERIALIZED (
        SELECT finding_id, noun, name, form, row_number() OVER (ORDER BY part, position, id, described, place) AS place
        FROM (
            SELECT g.finding_id, 'theme', t.name, ARRAY[t.name] || t.aliases, 0, g.position, g.id, 0
            FROM findings_tagging g JOIN findings_theme t ON t.id = g.theme_id WHERE g.finding_id = ANY(%s)
            UNION ALL
            SELECT i.finding_id, i.role, h.name, ARRAY[h.name] || h.aliases, 1, i.position, i.id, 0
            FROM findings_involvement i JOIN findings_person h ON h.id = i.person_id WHERE i.finding_id = ANY(%s)
            UNION ALL
            SELECT i.finding_id, i.role, b.name, ARRAY[b.name] || b.aliases, 1, i.position, i.id, 0
            FROM findings_involvement i JOIN findings_institution b ON b.id = i.institution_id
            WHERE i.finding_id = ANY(%s)
            UNION ALL
            SELECT finding_id, role, descriptor, ARRAY[descriptor], 1, position, id, 1
            FROM findings_involvement WHERE finding_id = ANY(%s) AND descriptor <> ''
        ) AS named (finding_id, noun, name, forms, part, position, id, described),
            unnest(forms) WITH ORDINALITY AS each (form, place)
    )
    SELECT finding_id, noun, name, form FROM forms
    WHERE form IN (SELECT form FROM (SELECT DISTINCT form FROM forms) AS different WHERE {holds})
    ORDER BY place
"""


def explained(rows: Sequence[Row], tree: Node | None) -> list[Row]:
    """The rows with `reasons`: “theme Forensics, also called rape kits”; none where the words of a row show it.

    At most one query, however many rows.
    """
    unexplained = [row.pk for row in rows if tree is not None and not row.shows_hits]
    if not unexplained or (holds := search.holds("form", tree)) is None:
        return list(rows)
    told: dict[int, dict[tuple[str, str], str]] = {}
    with connection.cursor() as cursor:
        cursor.execute(_NAMES.format(holds=holds.sql), [*[unexplained] * 4, *holds.params])
        for number, noun, name, form in cursor.fetchall():
            told.setdefault(number, {}).setdefault((noun, name), form)
    return [
        replace(row, reasons=tuple(_told(*record, form) for record, form in told[row.pk].items()))
        if row.pk in told
        else row
        for row in rows
    ]


def _told(noun: str, name: str, form: str) -> str:
    noun = noun if noun == "theme" else str(Role(noun).label)
    return f"{noun} {name}" if form == name else f"{noun} {name}, also called “{form}”"
