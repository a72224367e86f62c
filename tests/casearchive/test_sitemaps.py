"""Search engines are told of every public page, and of no other."""

import re
from xml.etree import ElementTree

import pytest

from sources.models import Source
from tests.crowd import crowd
from tests.factories import (
    CorrectionFactory,
    FindingFactory,
    InstitutionFactory,
    PersonFactory,
    SourceFactory,
    TextVersionFactory,
)

pytestmark = pytest.mark.django_db

SPACE = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


@pytest.fixture
def listed(client):
    """The paths in all maps that the index names, each with its date or None."""

    def read(address):
        root = ElementTree.fromstring(client.get(address).content)  # noqa: S314  our own
        return {
            path_of(entry.find("s:loc", SPACE).text): getattr(entry.find("s:lastmod", SPACE), "text", None)
            for entry in root
        }

    return lambda: {path: date for section in read("/sitemap.xml") for path, date in read(section).items()}


def path_of(address):
    return re.sub(r"^https?://[^/]+", "", address)


def test_every_public_record_and_page_is_listed_once_and_opens(client, listed):
    finding = FindingFactory(subjects=[InstitutionFactory()], report=SourceFactory(kind="report"))
    records = [
        finding,
        finding.source,
        finding.report,
        finding.themes[0],
        finding.speakers[0].person,
        finding.subjects[0].institution,
    ]
    lists = ["/", "/findings/", "/themes/", "/institutions/", "/people/", "/sources/", "/check/", "/about/", "/method/"]
    lists += ["/corrections/", "/removals/", "/data/", "/api/"]

    found = listed()

    assert set(found) == {*(record.get_absolute_url() for record in records), *lists}
    assert {path: client.get(path).status_code for path in found} == dict.fromkeys(found, 200)


def test_what_readers_may_not_see_is_not_listed(listed):
    person, body = PersonFactory(), InstitutionFactory()
    draft = FindingFactory(state="draft", speakers=[person], subjects=[body])
    withdrawn = FindingFactory(state="withdrawn")
    source = SourceFactory(state=Source.State.DRAFT)

    found = listed()

    for record in [draft, withdrawn, source, person, body]:
        assert record.get_absolute_url() not in found


def test_a_finding_is_dated_by_its_publication(listed):
    finding = FindingFactory()

    assert listed()[finding.get_absolute_url()] == f"{finding.first_published:%Y-%m-%d}"


def test_a_correction_dates_a_finding_and_the_map_of_all_findings(client, listed):
    finding, other = FindingFactory(), FindingFactory()

    CorrectionFactory(finding=finding, made_at="2093-05-06T07:08:09Z")

    found, index = listed(), ElementTree.fromstring(client.get("/sitemap.xml").content)  # noqa: S314  our own
    assert found[finding.get_absolute_url()] == "2093-05-06"
    assert found[other.get_absolute_url()] == f"{other.first_published:%Y-%m-%d}"
    assert index.findtext("s:sitemap/s:lastmod", namespaces=SPACE).startswith("2093-05-06")


def test_crawlers_are_sent_to_the_map_and_kept_from_the_desk_and_from_combined_filters(client):
    robots = client.get("/robots.txt").content.decode()

    assert "Sitemap: http://testserver/sitemap.xml" in robots
    assert "Disallow: /admin/" in robots
    assert "Disallow: /*?*" in robots
    assert robots.startswith("User-agent: *\n")


def test_a_large_archive_is_listed_whole(listed):
    findings = crowd(60)

    found = listed()

    assert {finding.get_absolute_url() for finding in findings} <= set(found)


def test_a_map_of_nothing_is_not_there(client):
    assert client.get("/sitemap-gossip.xml").status_code == 404


def test_the_text_of_a_source_has_no_address_of_its_own(listed):
    TextVersionFactory()

    assert not [path for path in listed() if "text" in path]
