"""What programs read before anything else."""

import datetime
from xml.etree import ElementTree

import pytest
from django.utils import timezone

from tests.factories import FindingFactory

SPACE = {"o": "http://a9.com/-/spec/opensearch/1.1/"}


def test_search_is_described_and_every_page_says_where(client, db):
    FindingFactory()
    head = client.get("/about/").content.decode().partition("</head>")[0]
    assert '<link rel="search" href="/opensearch.xml" type="application/opensearchdescription+xml"' in head

    response = client.get("/opensearch.xml")

    root = ElementTree.fromstring(response.content)  # noqa: S314  our own
    assert response["Content-Type"].startswith("application/opensearchdescription+xml")
    assert 1 <= len(root.findtext("o:ShortName", namespaces=SPACE)) <= 16
    assert 1 <= len(root.findtext("o:Description", namespaces=SPACE)) <= 1024
    templates = {url.get("type"): url.get("template") for url in root.findall("o:Url", SPACE)}
    assert templates == {
        "text/html": "http://testserver/findings/?q={searchTerms}",
        "application/atom+xml": "http://testserver/findings/feed.atom?q={searchTerms}&page={startPage?}",
    }
    for template in templates.values():
        assert client.get(template.replace("{searchTerms}", "key").replace("{startPage?}", "")).status_code == 200


def test_crawlers_are_told_what_is_refused_and_why(client):
    lines = client.get("/robots.txt").content.decode().splitlines()

    refused = [line for line in lines if line.startswith("Disallow:")]
    assert "Disallow: /findings/export." in refused
    assert "Disallow: /admin/" in refused
    assert all(lines[lines.index(line) - 1].startswith("# ") for line in refused)


def test_faults_are_told_to_whom_the_settings_name(client, settings):
    assert client.get("/.well-known/security.txt").status_code == 404
    settings.SECURITY_CONTACT = "mailto:keys@toytown.example"

    response = client.get("/.well-known/security.txt")

    told = dict(line.split(": ", 1) for line in response.content.decode().splitlines())
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert told["Contact"] == "mailto:keys@toytown.example"
    assert told["Canonical"] == "http://testserver/.well-known/security.txt"
    ends = datetime.datetime.fromisoformat(told["Expires"])
    assert datetime.timedelta() < ends - timezone.now() < datetime.timedelta(days=365)


@pytest.mark.parametrize("address", ["/robots.txt", "/opensearch.xml"])
def test_what_changes_with_the_installation_alone_is_kept_for_a_day(client, db, address):
    assert client.get(address)["Cache-Control"] == "max-age=86400"
