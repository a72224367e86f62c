"""Every shape of address that was ever published, and what it answers for ever. Nothing is ever taken out of here.

In a shape, {name} stands for a part of it; `answer` is a status, or the shape that it leads to for good (301).
"""

from dataclasses import dataclass

PAGE = "/findings/{id}/{slug}/"
FORMS = ["bib", "ris", "csl.json", "txt", "jsonld"]


@dataclass(frozen=True)
class Shape:
    """An address of a record that is there; and what it answers where nothing ever was, as far as it names a record."""

    shape: str
    answer: int | str = 200
    nobody: int | None = None


# Of one finding. Each of them answers a wrong identifier, a withdrawn finding and a duplicate as `test_…` says.
FINDING_PAGES = [
    Shape(PAGE, 200, 404),
    Shape("/findings/{id}", PAGE, 404),
    Shape("/findings/{id}/", PAGE, 404),
    Shape("/findings/{id}/{slug}", PAGE, 404),
    Shape("/findings/{id}/what-it-said-before/", PAGE, 404),
    Shape("/findings/{id}/{slug_upper}/", PAGE, 404),
]
FINDING_FILES = [
    shape
    for form in FORMS
    for shape in (
        Shape(f"/findings/{{id}}.{form}", 200, 404),
        Shape(f"/findings/{{id}}.{form.upper()}", f"/findings/{{id}}.{form}", 404),
        Shape(f"/findings/{{id}}.{form}/", f"/findings/{{id}}.{form}", 404),
    )
]
FINDING_ELSEWHERE = [  # what other sites show of it
    Shape("/findings/{id}/embed/", 200, 404),
    Shape("/findings/{id}/embed", "/findings/{id}/embed/", 404),
    Shape("/findings/{id}/card.png", 200, 404),
]
FINDING_FOR_PROGRAMS = [Shape("/api/v1/findings/{id}/", 200, 404)]
CARDS = [  # as they once were: they lead to what they are now
    Shape("/findings/{id}/card-00000000000000000000.png", 302, 404),
    Shape("/card-00000000000000000000.png", 302),
]
# Of records that are named by a slug. A slug that a record once had leads to the one that it has.
NAMED = {
    "theme": [Shape("/themes/{slug}/", 200, 404), Shape("/api/v1/themes/{slug}/", 200, 404)],
    "institution": [Shape("/institutions/{slug}/", 200, 404), Shape("/api/v1/institutions/{slug}/", 200, 404)],
    "person": [Shape("/people/{slug}/", 200, 404), Shape("/api/v1/people/{slug}/", 200, 404)],
    "source": [
        Shape("/sources/{slug}/", 200, 404),
        Shape("/api/v1/sources/{slug}/", 200, 404),
        Shape("/sources/{slug}/text/", 200, 404),
        Shape("/sources/{slug}/text/1/", 200, 404),
        Shape("/sources/{slug}/text/1/page-1.png", 404, 404),  # there where a text is from a file and its licence open
    ],
}
# Parameters of lists, feeds and files of lists that name such a record: a former slug leads on here too.
PARAMETERS = [
    "theme",
    "not_theme",
    "institution",
    "not_institution",
    "person",
    "not_person",
    "speaker",
    "source",
    "not_source",
]
TAKING_PARAMETERS = [
    "/findings/",
    "/findings/feed.atom",
    "/findings/feed.json",
    "/findings/export.csv",
    "/findings/export.jsonl",
    "/findings/export.xlsx",
    "/findings/export.bib",
    "/findings/export.ris",
    "/findings/export.csl.json",
    "/findings/export.txt",
    "/findings/facets/person/",
    "/findings/pick/",
    "/api/v1/findings/",
]
LISTS = [
    Shape("/"),
    *(Shape(address) for address in TAKING_PARAMETERS),
    Shape("/findings", "/findings/"),
    Shape("/findings/complete"),
    Shape("/oembed", 400),  # of which finding?
    Shape("/themes/"),
    Shape("/institutions/"),
    Shape("/people/"),
    Shape("/sources/"),
    Shape("/check/"),
    Shape("/corrections/"),
    Shape("/corrections/feed.atom"),
    Shape("/corrections/feed.json"),
    Shape("/removals/"),
    Shape("/removals/feed.atom"),
    Shape("/removals/feed.json"),
    Shape("/about/"),
    Shape("/api/"),
    Shape("/api/v1/"),
    *(Shape(f"/api/v1/{name}/") for name in ("sources", "themes", "people", "institutions", "connections", "figures")),
    Shape("/api/v1/check", 400),  # of what?
    Shape("/api/v1/openapi.json"),
    Shape("/method/"),
    Shape("/healthz"),
    Shape("/favicon.ico", 302),
    Shape("/robots.txt"),
    Shape("/opensearch.xml"),
    Shape("/.well-known/security.txt", 404),  # nobody is named in tests
    Shape("/sitemap.xml"),
    Shape("/sitemap-{section}.xml", 200, 404),
]
OF_A_FINDING = [*FINDING_PAGES, *FINDING_FILES, *FINDING_ELSEWHERE, *FINDING_FOR_PROGRAMS]
EVERY_SHAPE = [*OF_A_FINDING, *CARDS, *(shape for named in NAMED.values() for shape in named), *LISTS]
