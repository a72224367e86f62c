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
_QUOTATIONS = """
    SELECT DISTINCT region.n, f.id, q.text
    FROM unnest(%(numbers)s::int[], %(texts)s::bigint[], %(starts)s::int[], %(ends)s::int[])
        AS region (n, text, starts, ends)
    JOIN findings_quotation q ON q.text_version_id = region.text
        AND lower(q.spans[1]) < region.ends AND upper(q.spans[cardinality(q.spans)]) > region.starts
    JOIN findings_finding f ON f.id = q.finding_id AND f.state = 'published' AND NOT f.held
    ORDER BY region.n, f.id
"""
_BARRED = """
    SELECT t.source_id, q.text
    FROM sources_textversion t JOIN findings_quotation q ON q.text_version_id = t.id
    JOIN findings_finding f ON f.id = q.finding_id AND (f.state = 'withdrawn' OR f.state = 'published' AND f.held)
    WHERE t.source_id = ANY (%(sources)s)
    LIMIT %(most)s
"""


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
    quoted: list[tuple[int, str]] = field(default_factory=list)  # keys and words of published findings

    def page_at(self, position: int) -> str:
        """The printed number of the page on which a position of `text` stands; nothing where there are no pages."""
        return next((label for start, label in reversed(self.pages) if start <= self.starts + position), "")


def regions_of(windows: Iterable[Window], lengths: Sequence[int]) -> list[Region]:
    """The stretches around windows, wide enough for parts of these lengths. Two queries."""
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
    which = {
        "numbers": list(range(len(regions))),
        "texts": [region.text_version for region in regions],
        "starts": [region.starts for region in regions],
        "ends": [region.ends for region in regions],
    }
    with connection.cursor() as cursor:
        cursor.execute(_TEXTS, which)
        for n, source, latest, starts, labels, text in cursor.fetchall():
            region = regions[n]
            region.source, region.latest, region.text = source, latest, text
            region.pages = list(zip(starts, labels, strict=True))
        cursor.execute(_QUOTATIONS, which)
        for n, finding, text in cursor.fetchall():
            regions[n].quoted.append((finding, text))


def barred_in(sources: Iterable[int]) -> dict[int, list[str]] | None:
    """By source, the words of findings that were withdrawn or are held; None where they are too many. One query."""
    with connection.cursor() as cursor:
        cursor.execute(_BARRED, {"sources": list(set(sources)), "most": BARRED})
        rows = cursor.fetchall()
    if len(rows) == BARRED:
        return None
    barred: dict[int, list[str]] = {}
    for source, words in rows:
        barred.setdefault(source, []).append(words)
    return barred
