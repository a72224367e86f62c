"""Why a finding matches by words that neither its quotation nor its summary holds: by the names that stand on it."""

from collections.abc import Sequence
from dataclasses import replace

from django.db import connection

from findings import search
from findings.asking.tree import Either, Every, Leaf, Node, Without, leaves
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
    SELECT finding_id, noun, name, form, held
    FROM forms JOIN (SELECT form, ARRAY[{held}] AS held FROM (SELECT DISTINCT form FROM forms) AS different) AS each
        USING (form)
    WHERE true = ANY(held) ORDER BY place
"""


def explained(rows: Sequence[Row], tree: Node | None) -> list[Row]:
    """The rows with `reasons`: “theme Forensics, also called rape kits”; none where the words of a row show it all.

    At most one query, however many rows.
    """
    unshown = {row.pk: words for row in rows if tree is not None and (words := _unshown(tree, row.shown))}
    if not unshown:
        return list(rows)
    wanting = set().union(*unshown.values())
    asked = {leaf: held for leaf in wanting if (held := search.holds("form", leaf)) is not None}
    told: dict[int, dict[tuple[str, str], str]] = {}
    with connection.cursor() as cursor:
        cursor.execute(
            _NAMES.format(held=", ".join(each.sql for each in asked.values())),
            [*[list(unshown)] * 4, *(word for each in asked.values() for word in each.params)],
        )
        for number, noun, name, form, holds in cursor.fetchall():
            if any(leaf in unshown[number] for leaf, is_held in zip(asked, holds, strict=True) if is_held):
                told.setdefault(number, {}).setdefault((noun, name), form)
    return [
        replace(row, reasons=tuple(_told(*record, form) for record, form in told[row.pk].items()))
        if row.pk in told
        else row
        for row in rows
    ]


def _unshown(node: Node, shown: frozenset[Leaf]) -> frozenset[Leaf]:
    """What must stand in a name, since it stands nowhere else: of alternatives nothing where one of them is shown."""
    match node:
        case Without():
            return frozenset()
        case Every(parts):
            return frozenset().union(*(_unshown(part, shown) for part in parts))
        case Either(parts):
            wanting = [_unshown(part, shown) for part in parts if any(leaves(part, wanted=True))]
            return frozenset().union(*wanting) if all(wanting) else frozenset()
    return frozenset([node]) - shown


def _told(noun: str, name: str, form: str) -> str:
    noun = noun if noun == "theme" else str(Role(noun).label)
    return f"{noun} {name}" if form == name else f"{noun} {name}, also called “{form}”"
