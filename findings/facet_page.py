"""All values of one facet that occur among the findings of a list, and a search among their names."""

from typing import Any

from django.db import connection
from django.http import Http404, QueryDict
from django.utils.functional import cached_property

from findings.addresses import Addresses
from findings.facets import ENDLESS, TITLES, FacetValue, Links, occurring
from findings.index.searching import Answer
from findings.labels import Label
from findings.listing import PARAMETERS, Listing
from findings.paging import page_of, paging
from findings.record_addresses import address

LONGEST = 100  # characters of a name that are read
MOST_WORDS = 5  # of it
ON_A_PAGE = 50

_TABLES = {
    "institution": {"table": "findings_institution", "name": "name", "others": "aliases", "order": "name"},
    "person": {"table": "findings_person", "name": "name", "others": "aliases", "order": "sort_name"},
    "speaker": {"table": "findings_person", "name": "name", "others": "aliases", "order": "sort_name"},
    "source": {"table": "sources_source", "name": "title", "others": "'{}'", "order": "title"},
    "publisher": {"table": "sources_publisher", "name": "name", "others": "'{}'", "order": "name"},
}

# The values that were counted, each under its name or the first other name that contains every word looked for.
_NAMED = """
    SELECT slug, {name}, CASE WHEN form.place > 1 THEN form.text ELSE '' END, number
    FROM unnest(%(keys)s::bigint[], %(numbers)s::int[]) AS counted (id, number)
    JOIN {table} AS record USING (id)
    CROSS JOIN LATERAL (
        SELECT text, place
        FROM unnest(ARRAY[{name}]::text[] || {others}::text[]) WITH ORDINALITY AS written (text, place)
        WHERE NOT EXISTS (
            SELECT FROM unnest(%(words)s::text[]) AS word
            WHERE strpos(lower(unaccent(archive_plain(text))), lower(unaccent(archive_plain(word)))) = 0
        )
        ORDER BY place LIMIT 1
    ) AS form
"""
_COUNT = f"SELECT count(*) FROM ({_NAMED}) AS named"  # noqa: S608  out of our own constants
_PAGE = f"{_NAMED} ORDER BY number DESC, {{order}}, slug LIMIT %(limit)s OFFSET %(offset)s"


class Values:
    """The values of a facet whose name or other name contains all the words, the commonest first. Read in parts."""

    def __init__(self, facet: str, counts: dict[Any, int], words: list[str], links: Links) -> None:
        self.facet, self.words, self.links = facet, words, links
        self.given = {"keys": list(counts), "numbers": list(counts.values()), "words": words}

    def __len__(self) -> int:
        return self._number

    @cached_property
    def _number(self) -> int:
        if not self.words:
            return len(self.given["keys"])
        return int(self._asked(_COUNT)[0][0])

    def __getitem__(self, part: slice) -> list[FacetValue]:
        start, stop, _ = part.indices(len(self))
        rows = self._asked(_PAGE, limit=stop - start, offset=start)
        return [self.links.value(Label(slug, name), number, alias) for slug, name, alias, number in rows]

    def _asked(self, sql: str, **more: int) -> list[tuple[Any, ...]]:
        with connection.cursor() as cursor:
            cursor.execute(sql.format_map(_TABLES[self.facet]), {**self.given, **more})
            return cursor.fetchall()


class FacetPage:
    """The page of one facet beside the list that `parameters` ask for; `name` among them is what is looked for.

    `version` is that of what readers are shown.
    """

    def __init__(self, facet: str, parameters: QueryDict, version: int) -> None:
        if facet not in ENDLESS:
            raise Http404(f"There is no page of “{facet[:20]}”.")
        self.facet, self.listing = facet, Listing(parameters, version)
        self.name = " ".join(parameters.get("name", "").replace("\x00", " ")[:LONGEST].split())

    def context(self) -> dict[str, Any]:
        """All that the page shows."""
        listing, facet = self.listing, self.facet
        answer = Answer(listing.archive, listing.filterset.question())
        counts = {} if listing.filterset.problems else occurring(answer.count(facet))
        words = self.name.split()[:MOST_WORDS]
        values = Values(facet, counts, words, Links(listing.filterset, facet, listing.addresses))
        page = page_of(values, listing.parameters.get("page"), per_page=ON_A_PAGE)
        here = Addresses(
            {**listing.values, "name": self.name or None},
            (*PARAMETERS, "name"),
            address("findings:facet", facet),
        )
        return {
            "facet": facet,
            "title": TITLES[facet],
            "noun": ENDLESS[facet],
            "heading": ENDLESS[facet].partition("|")[2].capitalize(),
            "name": self.name,
            "values": page.object_list,
            "number": len(values),
            "problems": listing.filterset.problems,
            "kept": listing.kept(),
            "chips": listing.chips(here),
            "back_url": listing.url(),
            "whole_url": here.having(name=None),
            **paging(page, here.varying("page").numbered),
        }
