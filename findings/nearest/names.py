"""Names by the beginnings of their words. Only what published findings name is found."""

from dataclasses import dataclass

from django.db import connection

from findings.asking.expressing import CONFIGURATIONS, EXACT


@dataclass(frozen=True)
class Named:
    """A record that readers can filter by: its noun, its name, the alias it was found by, its exact count."""

    noun: str
    slug: str
    name: str
    alias: str
    count: int


# The tally says whether readers may know of it. Each branch reads its own small index, and no finding.
BRANCH = """
    SELECT '{noun}' AS noun, slug, {name} AS name, {aliases} AS aliases, count,
        cardinality({aliases}) = 0 OR name_words({name}, '{{}}') @@ to_tsquery(%(config)s, %(words)s) AS by_name
    FROM {table} AS record CROSS JOIN LATERAL (
        SELECT sum(findings) AS count FROM findings_nametally tally
        WHERE tally.noun = '{noun}' AND tally.record = record.id
    ) AS tally
    WHERE name_words({name}, {aliases}) @@ to_tsquery(%(config)s, %(words)s) AND count > 0
"""
NO_ALIASES = "'{}'::varchar[]"
BRANCHES = [
    BRANCH.format(noun="person", table="findings_person", name="name", aliases="aliases"),
    BRANCH.format(noun="institution", table="findings_institution", name="name", aliases="aliases"),
    BRANCH.format(noun="theme", table="findings_theme", name="name", aliases="aliases"),
    BRANCH.format(noun="source", table="sources_source", name="title", aliases=NO_ALIASES),
]

# Titles of sources are long and hold many words: they come last.
NAMES = f"""
    SELECT noun, slug, name, CASE WHEN by_name THEN '' ELSE coalesce((
        SELECT alias FROM unnest(aliases) WITH ORDINALITY AS other (alias, place)
        WHERE to_tsvector(%(config)s, alias) @@ to_tsquery(%(config)s, %(words)s) ORDER BY place LIMIT 1
    ), '') END, count::int
    FROM ({" UNION ALL ".join(BRANCHES)}) AS found
    ORDER BY noun = 'source', by_name DESC, count DESC, name, slug LIMIT %(most)s
"""  # noqa: S608  out of our own constants


def names(words: list[str], most: int) -> list[Named]:
    """The records whose name or alias holds a word that begins with each of the words. One query."""
    return found_by(" & ".join(f"{word}:*" for word in words), most)


def found_by(sought: str, most: int) -> list[Named]:
    """The records whose name or alias fits this expression of words, as PostgreSQL writes them. One query."""
    with connection.cursor() as cursor:
        cursor.execute(NAMES, {"config": CONFIGURATIONS[EXACT], "words": sought, "most": most})
        return [Named(*row) for row in cursor.fetchall()]
