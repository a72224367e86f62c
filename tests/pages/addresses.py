"""Every public address there is, for tests that walk them all."""

from django.urls import reverse

from findings.cards import SITE
from findings.models import Finding, Institution, Person, Theme
from sources.models import Source

PARTIES = {"institution": Institution, "person": Person}
LISTS = [
    "home",
    "findings:finding-list",
    "findings:theme-list",
    "findings:institution-list",
    "findings:person-list",
    "sources:source-list",
    "findings:check",
    "findings:correction-list",
    "findings:removal-list",
    "about",
    "method",
    "findings:api",
]
SITEMAPS = ["/sitemap.xml", "/sitemap-findings.xml", "/sitemap-records.xml", "/sitemap-pages.xml"]
FEEDS = [f"/{place}/feed.{form}" for place in ("findings", "corrections", "removals") for form in ("atom", "json")]
FOR_A_DAY = ["/robots.txt", "/opensearch.xml"]  # these change with the installation alone, and say so
API = [
    "/api/v1/",
    "/api/v1/openapi.json",
    *(f"/api/v1/{place}/" for place in ("findings", "sources", "themes", "people", "institutions")),
    *(f"/api/v1/{place}/" for place in ("connections", "figures")),
    "/api/v1/findings/?q=key&sort=oldest&page_size=100",
]
MACHINES = [*FOR_A_DAY, *SITEMAPS, *FEEDS, "/findings/feed.atom?q=key", "/findings/feed.json?sort=oldest", *API]
FILES = [f"/findings/export.{form}" for form in ("csv", "jsonl", "xlsx")]  # streamed


FORMS = ["bib", "ris", "csl.json", "txt"]


def files() -> list[str]:
    """Files of one finding, and of all that a list has."""
    shown = Finding.objects.published().with_parts().last().shown_id
    one = [f"/findings/{shown}.{form}" for form in [*FORMS, "jsonld"]]
    return one + [f"/findings/export.{form}{query}" for form in FORMS for query in ("", "?q=key&sort=oldest")]


def in_api() -> list[str]:
    """One record of each sort, as the interface tells of it."""
    finding = Finding.objects.published().last()
    records = {
        "sources": Source.objects.published().first(),
        "themes": Theme.objects.first(),
        "people": Person.objects.published().first(),
        "institutions": Institution.objects.published().first(),
    }
    one = [f"/api/v1/{place}/{record.slug}/" for place, record in records.items() if record]
    return [f"/api/v1/findings/{finding.shown_id}/", *one]


def leaving() -> list[str]:
    """What others show of a finding: the framed card, answers to oEmbed, share cards."""
    shown = Finding.objects.published().with_parts().last().shown_id
    return [f"/findings/{shown}/embed/", *oembeds(shown), *cards(shown)]


def oembeds(shown: str) -> list[str]:
    """Of the finding with this identifier."""
    return [f"/oembed?url=http%3A%2F%2Ftestserver%2Ffindings%2F{shown}&format={form}" for form in ("json", "xml")]


def cards(shown: str) -> list[str]:
    """Of the finding with this identifier, and that of the archive. An older address leads on."""
    return [f"/findings/{shown}/card.png", f"/findings/{shown}/card-{'0' * 20}.png", f"/card-{SITE.digest}.png"]


def pages() -> list[str]:
    """The lists, one page of each record, and lists with words and filters."""
    records = [
        Finding.objects.published().first(),
        Theme.objects.filter(parent=None).first(),
        Theme.objects.exclude(parent=None).first(),
        Institution.objects.published().filter(parent=None).first(),
        Institution.objects.published().exclude(parent=None).first(),
        Person.objects.published().first(),
        *Source.objects.published().filter(kind="article")[:1],
        *Source.objects.published().exclude(kind="article")[:1],
    ]
    finding = Finding.objects.published().with_parts().last()
    party = {type(i.party): i.party for i in finding.involvements.all()}
    source = finding.source
    # Every filter at once, with a word that only a name holds: the dearest list there is, and not an empty one.
    many = f"theme={finding.themes[0].slug}&source={source.slug}&kind={finding.kind}&q=invented"
    many += "".join(f"&{name}={party[model].slug}" for name, model in PARTIES.items() if model in party)
    few = [f"q={words}" for words in ("key", "key+OR+review", "nothing-at-all", "'", "constabulary")]
    lists = [
        f"/findings/?{query}"
        for query in [*few, many, f"{many}&publisher={source.publisher.slug}", "page=2", "theme=nonsense"]
    ]
    return [
        *(reverse(name) for name in LISTS),
        *(record.get_absolute_url() for record in records if record),
        *lists,
        f"{Source.objects.published().exclude(texts=None).first().get_absolute_url()}text/",
        f"{source.get_absolute_url()}text/{finding.quotation.text_version.number}/",
        f"/findings/?not_kind={finding.kind}&theme={finding.themes[0].slug}&since=1999&until=2030",
        f"/findings/facets/person/?not_kind={finding.kind}&name=i",
        f"/findings/?finding={finding.shown_id}",
        f"/findings/pick/?not_kind={finding.kind}&finding={finding.shown_id}&page=1",
    ]
