"""The home page leads to what it counts, with the archive's own first records."""

import json
import re

import pytest

from findings.models import Finding
from tests.factories import FindingFactory
from tests.loaded import first_records

from .reading import markup

pytestmark = pytest.mark.django_db


@pytest.fixture
def home(client):
    """The main part of the home page of an archive that holds the first records."""
    first_records()
    return markup(client.get("/"))


def test_programs_find_the_feed_and_the_search(client):
    finding = FindingFactory()

    head = client.get("/").content.decode().partition("</head>")[0]

    feeds = re.findall(
        r'<link rel="alternate" type="application/(?:atom\+xml|feed\+json)" title="[^"]+" href="([^"]+)"', head
    )
    assert feeds == ["/findings/feed.atom", "/findings/feed.json"]
    site = json.loads(head.partition('<script type="application/ld+json">')[2].partition("</script>")[0])
    assert (site["@type"], site["name"], site["url"]) == ("WebSite", "Case archive", "http://testserver/")
    address = site["potentialAction"]["target"]["urlTemplate"].replace("{words}", finding.public_id)
    assert finding.summary in markup(client.get(address, follow=True))


def test_racism_misogyny_and_forensics_are_one_click_away(client, home):
    for slug in ["racism", "misogyny", "forensics"]:
        [(link, count)] = re.findall(rf'<a href="([^"]+theme={slug})"><b>[^<]+</b> <span class="count">(\d+) ', home)
        clicked = client.get(link)

        themes = [[theme.url for theme in row.themes] for row in clicked.context["page_obj"]]
        assert clicked.context["total"] == int(count) == Finding.objects.filter(taggings__theme__slug=slug).count()
        assert all(f"/themes/{slug}/" in addresses for addresses in themes)


def test_every_count_on_the_home_page_is_what_one_finds_behind_it(client, home):
    links = re.findall(r'<a href="(/themes/[^"]+)"><span>[^<]+</span> <span class="count">(\d+)</span>', home)

    assert len(links) > 20
    for address, count in links:
        assert client.get(address).context["total"] == int(count), address


@pytest.mark.parametrize("address", ["/", "/findings/", "/themes/", "/institutions/", "/people/", "/sources/"])
def test_an_empty_archive_has_all_its_pages(client, address):
    assert client.get(address).status_code == 200
