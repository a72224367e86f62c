"""Who has a page that has not changed is told so for one small query; who has an old one never is."""

import datetime
import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from casearchive import entity_tags
from findings.models import Finding, Quotation
from findings.publishing import withdraw
from tests.crowd import crowd
from tests.factories import DraftFactory, FindingFactory, ThemeFactory
from tests.findings.index.second import second_process

from .addresses import FILES, FOR_A_DAY, MACHINES, pages
from .answers import answer
from .reading import words_of

# What a cache may replace what it has with, and whatever keeps a reader safe.
HEADERS = [
    "ETag",
    "Cache-Control",
    "Vary",
    "Content-Security-Policy",
    "Permissions-Policy",
    "X-Frame-Options",
    "X-Content-Type-Options",
    "Referrer-Policy",
    "Cross-Origin-Opener-Policy",
]


@pytest.fixture
def addresses(db):
    crowd(60)
    return [*pages(), *(address for address in MACHINES if address not in FOR_A_DAY), *FILES]


def held(tag):
    return {"If-None-Match": tag, "Accept-Encoding": "gzip"}


@pytest.mark.parametrize("method", ["get", "head"])
def test_a_page_that_has_not_changed_costs_one_query_and_has_the_headers_of_the_page(client, addresses, method):
    for address in addresses:
        page = client.get(address, headers={"Accept-Encoding": "gzip"})

        with CaptureQueriesContext(connection) as queries:
            again = getattr(client, method)(address, headers=held(page["ETag"]))

        assert [query["sql"] for query in queries] == ["SELECT shown_version()"], address
        assert (again.status_code, again.content) == (304, b""), address
        assert "Content-Length" not in again, address
        assert not again.cookies
        for header in HEADERS:
            if header != "Vary" or "Content-Encoding" in page:  # the shortest answers are never compressed
                assert again[header] == page[header], (address, header)


def test_every_tag_is_of_one_address_and_stays(client, addresses):
    tags = {address: client.get(address)["ETag"] for address in addresses}

    assert len(set(tags.values())) == len(addresses)
    assert all(tag.startswith('W/"page-') for tag in tags.values())
    assert {address: Client().get(address)["ETag"] for address in addresses} == tags


def test_several_tags_may_be_held_and_one_of_another_address_says_nothing(client, addresses):
    tag, other = client.get("/themes/")["ETag"], client.get("/people/")["ETag"]

    assert client.get("/themes/", headers={"If-None-Match": f'"x", {other}, {tag}'}).status_code == 304
    assert client.get("/themes/", headers={"If-None-Match": f'"x", {other}'}).status_code == 200
    assert client.get("/themes/", headers={"If-None-Match": tag[:-3] + '"'}).status_code == 200


def test_shared_caches_may_hold_a_page_and_an_editor_gets_the_same_tag(client, admin_client, addresses):
    for address in addresses:
        response = client.get(address)

        assert response["Cache-Control"] == "public, max-age=0, must-revalidate", address
        assert admin_client.get(address)["ETag"] == response["ETag"], address
        assert admin_client.get(address, headers=held(response["ETag"])).status_code == 304, address


def test_after_anything_is_written_every_page_is_made_anew(client, addresses):
    tags = {address: client.get(address)["ETag"] for address in addresses}

    ThemeFactory(name="The theme of the day")

    for address, tag in tags.items():
        response = client.get(address, headers=held(tag))
        assert response.status_code == 200, address
        assert response["ETag"] != tag, address
    assert "The theme of the day" in client.get("/themes/").content.decode()


def test_the_tag_is_of_host_scheme_day_and_installation(client, monkeypatch, settings, db):
    tags = {client.get("/")["ETag"], client.get("/", secure=True)["ETag"]}
    settings.ALLOWED_HOSTS = ["*"]
    tags.add(client.get("/", headers={"Host": "toytown.example"})["ETag"])
    tomorrow = timezone.localdate() + datetime.timedelta(days=1)
    monkeypatch.setattr(entity_tags.timezone, "localdate", lambda: tomorrow)
    tags.add(client.get("/")["ETag"])
    monkeypatch.setattr(entity_tags, "fingerprint", lambda: b"another")
    tags.add(Client().get("/")["ETag"])
    settings.SECRET_KEY = "another"
    tags.add(Client().get("/")["ETag"])

    assert len(tags) == 6


def test_a_host_that_is_not_ours_is_refused_whatever_tag_it_holds(client, db):
    tag = client.get("/")["ETag"]

    assert client.get("/", headers={"Host": "toytown.example", **held(tag)}).status_code == 400


def test_while_templates_are_written_no_page_has_such_a_tag(settings, db):
    settings.DEBUG = True

    assert "page-" not in Client().get("/about/")["ETag"]


def test_what_is_no_page_has_no_such_tag(client, admin_client, db):
    finding, gone = FindingFactory(), FindingFactory()
    withdraw([gone], reason="error")
    draft = DraftFactory()

    for address, status in {
        f"/findings/{finding.shown_id}": 301,
        "/findings/?q=kind:testimony": 302,
        f"/findings/{gone.shown_id}/": 410,
        f"/findings/{draft.shown_id}/": 404,
        "/findings/?page=99": 404,
        "/nowhere/": 404,
        "/robots.txt": 200,
        "/findings/complete?q=toy": 200,  # asks for little more than the version would be
        "/healthz": 200,
    }.items():
        response = client.get(address)
        assert response.status_code == status, address
        assert "page-" not in response.get("ETag", ""), address
    assert "page-" not in admin_client.get("/admin/").get("ETag", "")
    assert client.post("/findings/").status_code == 405


def test_a_tag_of_another_kind_asks_for_nothing(client, django_assert_num_queries, db):
    with django_assert_num_queries(0):
        assert client.get("/robots.txt", headers={"If-None-Match": '"x"'}).status_code == 200
        assert client.get("/nowhere/", headers={"If-None-Match": "*"}).status_code == 404


def test_who_holds_a_page_learns_at_once_that_its_finding_is_gone(client, db):
    finding, other = FindingFactory(), FindingFactory()
    address = finding.get_absolute_url()
    tag = client.get(address)["ETag"]

    withdraw([finding], reason="legal")

    assert client.get(address, headers=held(tag)).status_code == 410
    assert client.get(other.get_absolute_url(), headers=held(tag)).status_code == 200


def test_a_withdrawal_is_told_to_those_who_ask_by_date_too(client, db):
    """The date of the last publication, by which the list of addresses once said whether it changed, stays."""
    finding, other = FindingFactory(), FindingFactory()
    Finding.objects.filter(pk=finding.pk).update(first_published=other.first_published)
    listed = client.get("/sitemap-findings.xml")
    since = {"If-Modified-Since": "Fri, 01 Jan 2100 00:00:00 GMT"}

    withdraw([finding], reason="legal")

    now = client.get("/sitemap-findings.xml", headers=since)
    assert finding.get_absolute_url() in listed.content.decode()
    assert now.status_code == 200
    assert finding.get_absolute_url() not in now.content.decode()


def shown(client, address):
    """What an answer says, but for the second at which a workbook was made."""
    return re.sub("<dcterms:[^/]*/dcterms:", "", words_of(client.get(address)))


def test_a_draft_is_seen_by_no_page_though_the_version_tells_of_it(client, addresses):
    before = {address: shown(client, address) for address in addresses}

    DraftFactory(summary="Nobody may read of the xyzzy.")

    assert {address: shown(client, address) for address in addresses} == before


@pytest.mark.django_db(transaction=True)
def test_two_processes_and_one_that_starts_later_agree():
    finding = FindingFactory()
    walk = ["/", "/findings/?q=toytown", finding.get_absolute_url(), "/themes/"]

    with second_process("tests.pages.answers") as ask:
        for write in [
            lambda: FindingFactory(),
            lambda: Quotation.objects.filter(finding=finding).update(prefix=""),
            lambda: withdraw([finding], reason="error"),
        ]:
            tags = [answer((address, ""))["tag"] for address in walk]
            assert [ask((address, ""))["tag"] for address in walk] == tags
            assert [ask((address, tags[n]))["status"] for n, address in enumerate(walk)] == [304] * 4
            write()
            for n, address in enumerate(walk):
                ours, theirs = answer((address, tags[n])), ask((address, tags[n]))
                assert ours == theirs, address
                assert ours["status"] in {200, 410}, address
        tag = answer(("/", ""))["tag"]
    with second_process("tests.pages.answers") as ask:
        assert ask(("/", tag))["status"] == 304
