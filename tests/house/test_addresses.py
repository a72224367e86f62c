"""Every address answers as this table says. A new address stands here before it stands anywhere."""

import pytest

from findings import identifiers
from findings.cards import SITE, card_of
from findings.models import Finding
from findings.rows import row_of
from tests.factories import FindingFactory, InstitutionFactory, ThemeFactory

from .addresses import addresses

THERE, MOVED, ELSEWHERE, NOWHERE, REFUSED, NOT_ASKED = 200, 301, 302, 404, 405, 400
# What a reader gets at the address of a record that is there, and of one that is not.
READERS = {
    "home": (THERE, None),
    "about": (THERE, None),
    "method": (THERE, None),
    "healthz": (THERE, None),
    "favicon": (ELSEWHERE, None),
    "robots": (THERE, None),
    "opensearch": (THERE, None),
    "security": (NOWHERE, None),  # nobody is named here
    "sitemap": (THERE, None),
    "django.contrib.sitemaps.views.sitemap": (THERE, NOWHERE),
    "findings:finding-list": (THERE, None),
    "findings:complete": (THERE, None),
    "findings:export-csv": (THERE, None),
    "findings:export-jsonl": (THERE, None),
    "findings:export-xlsx": (THERE, None),
    "findings:feed-atom": (THERE, None),
    "findings:feed-json": (THERE, None),
    "findings:facet": (THERE, NOWHERE),
    "findings:pick": (THERE, None),
    "findings:export-bib": (THERE, None),
    "findings:export-ris": (THERE, None),
    "findings:export-csl-json": (THERE, None),
    "findings:export-txt": (THERE, None),
    "findings:finding-bib": (THERE, NOWHERE),
    "findings:finding-ris": (THERE, NOWHERE),
    "findings:finding-csl-json": (THERE, NOWHERE),
    "findings:finding-txt": (THERE, NOWHERE),
    "findings:finding-jsonld": (THERE, NOWHERE),
    "findings:finding-embed": (THERE, NOWHERE),
    "findings:finding-embed-no-slash": (MOVED, NOWHERE),
    "findings:finding-card": (THERE, NOWHERE),
    "findings:finding-card-of": (THERE, NOWHERE),
    "findings:site-card": (THERE, NOWHERE),
    "findings:oembed": (NOT_ASKED, None),  # of which finding?
    "findings:finding-file-otherwise": (MOVED, NOWHERE),
    "findings:finding-id": (MOVED, NOWHERE),
    "findings:finding-id-slash": (MOVED, NOWHERE),
    "findings:finding-detail-no-slash": (MOVED, NOWHERE),
    "findings:finding-detail": (THERE, NOWHERE),
    "findings:check": (THERE, None),
    "findings:source-text": (THERE, NOWHERE),
    "findings:source-text-numbered": (THERE, NOWHERE),
    "findings:page-picture": (NOWHERE, NOWHERE),  # its text is from no file
    "findings:correction-list": (THERE, None),
    "findings:correction-feed-atom": (THERE, None),
    "findings:correction-feed-json": (THERE, None),
    "findings:removal-list": (THERE, None),
    "findings:removal-feed-atom": (THERE, None),
    "findings:removal-feed-json": (THERE, None),
    "findings:theme-list": (THERE, None),
    "findings:theme-detail": (THERE, NOWHERE),
    "findings:institution-list": (THERE, None),
    "findings:institution-detail": (THERE, NOWHERE),
    "findings:person-list": (THERE, None),
    "findings:person-detail": (THERE, NOWHERE),
    "findings:api": (THERE, None),
    "findings:api-root": (THERE, None),
    "findings:api-finding-list": (THERE, None),
    "findings:api-finding": (THERE, NOWHERE),
    "findings:api-source-list": (THERE, None),
    "findings:api-source": (THERE, NOWHERE),
    "findings:api-theme-list": (THERE, None),
    "findings:api-theme": (THERE, NOWHERE),
    "findings:api-person-list": (THERE, None),
    "findings:api-person": (THERE, NOWHERE),
    "findings:api-institution-list": (THERE, None),
    "findings:api-institution": (THERE, NOWHERE),
    "findings:api-connection-list": (THERE, None),
    "findings:api-figure-list": (THERE, None),
    "findings:api-check": (NOT_ASKED, None),  # nothing was pasted
    "findings:api-description": (THERE, None),
    "sources:source-list": (THERE, None),
    "sources:source-detail": (THERE, NOWHERE),
}
PUBLIC = [address for address in addresses() if not address.name.startswith("admin:") and address.route != "admin/"]


@pytest.fixture
def there(db):
    """By the name of an address, the parameters of one that is there."""
    theme, body = ThemeFactory(), InstitutionFactory()
    finding = FindingFactory(themes=[theme], subjects=[body])
    record = {
        "theme": theme,
        "institution": body,
        "person": finding.speakers[0].person,
        "source": finding.source,
    }

    def values(name):
        noun = name.rpartition(":")[2].removeprefix("api-").partition("-")[0]
        if noun == "finding":
            digest = card_of(row_of(Finding.objects.with_parts().get(pk=finding.pk))).digest
            return {"identifier": finding.shown_id, "slug": finding.slug, "digest": digest, "form": "BIB"}
        if noun == "site":
            return {"digest": SITE.digest}
        if noun == "page":
            noun = "source"
        if noun == "facet":
            return {"facet": "person"}
        return {"slug": record[noun].slug, "number": 1, "page": 1} if noun in record else {"section": "pages"}

    return values


def test_every_address_stands_in_the_table_and_nothing_else():
    assert {address.name for address in PUBLIC} == set(READERS)


@pytest.mark.parametrize("address", PUBLIC, ids=lambda address: address.name)
def test_a_reader_gets_what_the_table_says(client, there, address):
    expected, _ = READERS[address.name]

    response = client.get(address.filled(**there(address.name)))

    assert response.status_code == expected


@pytest.mark.parametrize("address", [address for address in PUBLIC if "<" in address.route], ids=lambda each: each.name)
def test_where_nothing_stands_a_page_says_so(client, db, address):
    _, expected = READERS[address.name]

    response = client.get(
        address.filled(
            slug="nobody",
            section="nobody",
            facet="nobody",
            digest="nobody",
            form="bib/",
            number=1,
            page=1,
            identifier=identifiers.shown(identifiers.new()),
        )
    )

    assert response.status_code == expected
    assert "Nothing stands at this address" in response.content.decode()


@pytest.mark.parametrize("typed", ["%00", "%F0%9F%94%91", "a" * 3000, "%2e%2e%2f", "'", "%FF", "<b>", "K7Q2-9XWT%0A"])
@pytest.mark.parametrize("address", [address for address in PUBLIC if "<" in address.route], ids=lambda each: each.name)
def test_no_address_breaks_whatever_is_typed_into_it(client, db, address, typed):
    parts = {"slug": typed, "section": typed, "facet": typed, "digest": typed, "identifier": typed}
    response = client.get(address.filled(**parts, form="bib/", number=1, page=1))

    assert response.status_code in {NOWHERE, 400}
    if "api/" in address.route:
        assert response["Content-Type"] == "application/problem+json"
    else:
        assert "Case archive" in response.content.decode()


@pytest.mark.parametrize("address", PUBLIC, ids=lambda address: address.name)
def test_the_head_of_a_page_is_that_of_the_page(client, there, address):
    url = address.filled(**there(address.name))

    head, page = client.head(url), client.get(url)

    assert head.status_code == page.status_code
    assert head.getvalue() == b""
    assert head["Content-Type"] == page["Content-Type"]
