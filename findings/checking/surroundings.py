"""The text around each window, and the quotations that stand in it: those that readers know, and those they may not."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.db import connection

from .looking_up import WINDOW, Window

BARRED = 400  # quotations of a text and its other versions that readers may not see; more, and it tells nothing

_TEXTS = """
    SELECT region.n, t.source_id,
        t.number = (SELECT max(number) FROM sources_textversion WHERE source_id = t.source_id),
        t.page_starts, t.page_labels, substr(t.text, region.starts + 1, region.ends - region.starts)
    FROM unnest(%(numbers)s::int[], %(texts)s::bigint[], %(starts)s::int[], %(ends)s::int[])
        AS region (n, text, starts, ends)
    JOIN sources_textversion t ON t.id = region.text
"""
# Of each stretch the published ones; and of the sources those that readers may not see, in whichever of their texts.
_QUOTATIONS = """
    WITH region AS (
        SELECT * FROM unnest(%(numbers)s::int[], %(texts)s::bigint[], %(starts)s::int[], %(ends)s::int[])
            AS region (n, text, starts, ends)
    )
    (
        SELECT DISTINCT region.n, f.id, q.text
        FROM region JOIN findings_quotation q ON q.text_version_id = region.text
            AND lower(q.spans[1]) < region.ends AND upper(q.spans[cardinality(q.spans)]) > region.starts
        JOIN findings_finding f ON f.id = q.finding_id AND f.state = 'published' AND NOT f.held
        ORDER BY region.n, f.id
    ) UNION ALL (
        SELECT NULL, t.source_id, q.text
        FROM sources_textversion t JOIN findings_quotation q ON q.text_version_id = t.id
        JOIN findings_finding f ON f.id = q.finding_id AND (f.state = 'withdrawn' OR f.state = 'published' AND f.held)
        WHERE t.source_id = ANY (%(sources)s)
        LIMIT %(barred)s
    )
"""


Quoted = tuple[int, str]  # the key of a published finding, and words of it
Barred = dict[int, list[str]] | None  # by source, words that readers may not see; None where they are too many


@dataclass
class Region:
    """A stretch of a text of a published source, in which parts may stand."""

    text_version: int
    starts: int
    ends: int
    parts: set[int]
    source: int = 0
    latest: bool = False  # whether it is what the source says now
    text: str = ""
    pages: list[tuple[int, str]] = field(default_factory=list)  # where each starts, and the number printed on it
    quoted: list["Quoted"] = field(default_factory=list)

    def page_at(self, position: int) -> str:
        """The printed number of the page on which a position of `text` stands; nothing where there are no pages."""
        return next((label for start, label in reversed(self.pages) if start <= self.starts + position), "")


def regions_of(windows: Iterable[Window], lengths: Sequence[int]) -> list[Region]:
    """The stretches around windows, wide enough for parts of these lengths, with their texts. One query."""
    regions: list[Region] = []
    for window in windows:
        margin = min(2 * lengths[window.part] + 400, 4_000)
        starts, ends = max(0, window.starts_at - margin), window.starts_at + WINDOW + margin
        known = next(
            (r for r in regions if r.text_version == window.text_version and starts < r.ends and r.starts < ends), None
        )
        if known is None:
            regions.append(Region(window.text_version, starts, ends, {window.part}))
        else:
            known.starts, known.ends = min(starts, known.starts), max(ends, known.ends)
            known.parts.add(window.part)
    _read(regions)
    return [region for region in regions if region.text]


def _read(regions: list[Region]) -> None:
    if not regions:
        return
    stretches = [(region.text_version, region.starts, region.ends) for region in regions]
    with connection.cursor() as cursor:
        cursor.execute(_TEXTS, _arrays(stretches))
        for n, source, latest, starts, labels, text in cursor.fetchall():
            region = regions[n]
            region.source, region.latest, region.text = source, latest, text
            region.pages = list(zip(starts, labels, strict=True))


def quoted_in(regions: list[Region], holding: Sequence[Window]) -> tuple[list[tuple[int, int, str]], Barred]:
    """What is quoted in regions, which are given it; part, key and words of findings in windows; and what is barred."""
    stretches = [(region.text_version, region.starts, region.ends) for region in regions]
    stretches += [(window.text_version, window.starts_at, window.starts_at + WINDOW) for window in holding]
    if not stretches:
        return [], {}
    sources = list({region.source for region in regions})
    quoted: list[tuple[int, int, str]] = []
    barred: dict[int, list[str]] = {}
    with connection.cursor() as cursor:
        cursor.execute(_QUOTATIONS, {**_arrays(stretches), "sources": sources, "barred": BARRED})
        for n, key, words in cursor.fetchall():
            if n is None:
                barred.setdefault(key, []).append(words)
            elif n < len(regions):
                regions[n].quoted.append((key, words))
            else:
                quoted.append((holding[n - len(regions)].part, key, words))
    return quoted, None if sum(map(len, barred.values())) >= BARRED else barred


def _arrays(stretches: list[tuple[int, int, int]]) -> dict[str, list[int]]:
    texts, starts, ends = (list(each) for each in zip(*stretches, strict=True))
    return {"numbers": list(range(len(stretches))), "texts": texts, "starts": starts, "ends": ends}
