"""How search documents are tallied: each statement that writes them adds to sums, and waits for nobody."""

import pgtrigger

from .triggers import once_a_statement

NOUNS = ("theme", "institution", "person", "source")  # each with its column `<noun>_ids`

# What stands before a change and after it comes to nothing, and is not written. A word is looked at once for all that
# hold it, and words are written in the order of their index.
DIFFERENCE = """
    INSERT INTO findings_wordtally (text, findings, named)
    SELECT word, findings, named FROM (
        SELECT word, sum(one * stands) AS findings, sum(one * named) AS named
        FROM ({changed}) AS changed CROSS JOIN LATERAL words_of(changed.exact)
        GROUP BY word HAVING sum(one * stands) <> 0 OR sum(one * named) <> 0 OFFSET 0
    ) AS tallied
    WHERE is_searchable(word) ORDER BY word COLLATE "C";
    INSERT INTO findings_nametally (noun, record, findings)
    SELECT noun, record, sum(one)
    FROM ({changed}) AS changed CROSS JOIN LATERAL (VALUES {columns}) AS named (noun, ids)
    CROSS JOIN LATERAL unnest(ids) AS record
    GROUP BY noun, record HAVING sum(one) <> 0;
"""


def _body(tables: dict[str, str]) -> str:
    signs = {"new": 1, "old": -1}
    changed = " UNION ALL ".join(f"SELECT {signs[age]} AS one, * FROM {table}" for age, table in tables.items())
    columns = ", ".join(f"('{noun}', changed.{noun}_ids)" for noun in NOUNS)
    return DIFFERENCE.format(changed=changed, columns=columns) + "RETURN NULL;"


def tallied() -> list[pgtrigger.Trigger]:
    """Triggers of search documents that keep in how many of them each word stands, and each record is named."""
    return once_a_statement("document_is_tallied", _body)
