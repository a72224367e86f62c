"""Where pasted words may stand, by the database: windows of texts that share shingles, and findings with a phrase.

Each function asks one question, however many parts were pasted. What it finds is only likely; `judging.py` decides.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection

from .pattern import Pattern

OFTEN = 60  # windows in which a shingle may stand: those that stand in more tell little
ALTOGETHER = 160  # windows that are read for all parts: of many parts, each may stand in fewer
WINDOWS = 6  # looked at for each part
FINDINGS = 51  # one more than are counted
PHRASES = 3  # of a part, its longest runs
PHRASE = 10  # words of each
SHORT = 5  # words: fewer may have no shingle, as signs and parts of numbers are none
PHRASED = 4  # parts of common words alone that are looked for: such phrases take long
WINDOW = 1200  # characters, as the database cuts them

# A shingle that stands in few windows has all of them here; the others count for little, and are not complete.
_WINDOWS = """
    WITH asked AS MATERIALIZED (
        SELECT DISTINCT part, shingle
        FROM unnest(%(parts)s::int[], %(runs)s::text[]) AS run (part, words)
        CROSS JOIN LATERAL unnest(text_shingles(words)) AS shingle
    ), hit AS MATERIALIZED (
        SELECT shingle, id, text_version_id, starts_at, count(*) OVER (PARTITION BY shingle) AS often
        FROM (SELECT DISTINCT shingle FROM asked) AS each
        CROSS JOIN LATERAL (
            SELECT id, text_version_id, starts_at FROM findings_textwindow
            WHERE shingles @> ARRAY[each.shingle] LIMIT %(often)s
        ) AS holding
    ), scored AS (
        SELECT part, id, text_version_id, starts_at, sum(1.0 / often) AS score, min(often) AS rarest
        FROM asked JOIN hit USING (shingle) GROUP BY part, id, text_version_id, starts_at
    ), ranked AS (
        SELECT part, text_version_id, starts_at, rarest, min(rarest) OVER (PARTITION BY part) AS rarest_of_all,
            row_number() OVER (PARTITION BY part ORDER BY score DESC, t.number DESC, scored.id) AS rank
        FROM scored JOIN sources_textversion t ON t.id = text_version_id JOIN sources_source s ON s.id = t.source_id
        WHERE s.state = 'published'
    )
    SELECT part, text_version_id, starts_at, rank <= %(windows)s, rarest_of_all, rarest = rarest_of_all FROM ranked
    WHERE rank <= %(windows)s OR rank <= %(often)s AND rarest = rarest_of_all ORDER BY part, rank
"""
# Words of which every three stand in many windows: only windows with all of them.
_COMMON = """
    SELECT part, text_version_id, starts_at
    FROM unnest(%(parts)s::int[], %(runs)s::text[]) AS run (part, words)
    CROSS JOIN LATERAL (
        SELECT text_version_id, starts_at
        FROM findings_textwindow w JOIN sources_textversion t ON t.id = w.text_version_id
        JOIN sources_source s ON s.id = t.source_id
        WHERE shingles @> text_shingles(words) AND text_shingles(words) <> '{}' AND s.state = 'published'
            AND NOT EXISTS (
                SELECT FROM sources_textversion later WHERE later.source_id = s.id AND later.number > t.number
            )
        LIMIT %(windows)s
    ) AS holding
"""
_FINDINGS = """
    SELECT part, f.id, q.text
    FROM unnest(%(parts)s::int[], %(one)s::text[], %(two)s::text[], %(three)s::text[])
        AS asked (part, one, two, three)
    CROSS JOIN LATERAL (
        SELECT finding_id FROM findings_searchdocument
        WHERE exact @@ (
            phraseto_tsquery('archive_exact', archive_plain(one))
            && phraseto_tsquery('archive_exact', archive_plain(two))
            && phraseto_tsquery('archive_exact', archive_plain(three))
        )
        LIMIT %(findings)s
    ) AS document
    JOIN findings_finding f ON f.id = document.finding_id AND f.state = 'published' AND NOT f.held
    JOIN findings_quotation q ON q.finding_id = f.id
    ORDER BY part, f.id, q.role DESC, q.id
"""


@dataclass(frozen=True)
class Window:
    """Where in a text a part may stand."""

    part: int
    text_version: int
    starts_at: int


@dataclass(frozen=True)
class Found:
    """The likeliest windows of each part, and all that may hold the whole of it.

    `common` are the parts of which every three words stand so often that not all of their windows are here; of these
    some are `phrased`: looked for as phrases, too.
    """

    likeliest: list[Window]
    holding: list[Window]
    common: list[int]
    phrased: list[int]


def windows(patterns: Sequence[Pattern]) -> Found:
    """Where each part may stand in texts of published sources, the likeliest first. At most two queries."""
    parts, runs = _runs(patterns)
    likeliest, holding = [], []
    # Runs too short for three words in a row have no shingle, and are like common words until a window is found.
    short = {n: max(len(run.keys) for run in pattern.runs) < SHORT for n, pattern in enumerate(patterns)}
    common, many = dict(short), len(patterns) > PHRASED
    often = max(WINDOWS, ALTOGETHER // len(patterns)) if many else OFTEN
    for part, text, starts, is_likely, rarest, holds in _asked(
        _WINDOWS, parts=parts, runs=runs, often=often, windows=WINDOWS
    ):
        window = Window(part, text, starts)
        likeliest += [window] if is_likely else []
        holding += [window] if holds and rarest < often else []
        common[part] = rarest >= often
    all_common = [part for part, is_common in common.items() if is_common]
    # Common words take long to be looked for as phrases: where there are many parts, only those of few words are.
    few = [part for part in all_common if short[part] or not many][:PHRASED]
    if few:
        longest = [max(patterns[part].runs, key=lambda run: len(run.keys)) for part in few]
        words = [run.printed(0, min(PHRASE, len(run.keys))) for run in longest]
        likeliest = [*(Window(*row) for row in _asked(_COMMON, parts=few, runs=words, windows=WINDOWS)), *likeliest]
    return Found(likeliest, holding, all_common, few)


def findings(patterns: Sequence[Pattern], parts: Sequence[int]) -> list[tuple[int, int, str]]:
    """Part, key and words of published findings that hold a phrase of each of the longest runs of these parts."""
    if not parts:
        return []
    phrases = [_phrases(patterns[part]) for part in parts]
    one, two, three = ([each[n] for each in phrases] for n in range(PHRASES))
    return _asked(_FINDINGS, parts=list(parts), one=one, two=two, three=three, findings=FINDINGS)


def _runs(patterns: Sequence[Pattern]) -> tuple[list[int], list[str]]:
    pairs = [(part, run.printed(0, len(run.keys))) for part, each in enumerate(patterns) for run in each.runs]
    return [part for part, _ in pairs], [words for _, words in pairs]


def _phrases(pattern: Pattern) -> list[str]:
    longest = sorted(pattern.runs, key=lambda run: -len(run.keys))[:PHRASES]
    phrases = [run.printed(0, min(PHRASE, len(run.keys))) for run in longest]
    return phrases + [""] * (PHRASES - len(phrases))


def _asked(sql: str, **parameters: Any) -> list[tuple]:  # type: ignore[type-arg]
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return cursor.fetchall()
