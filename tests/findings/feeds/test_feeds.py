"""Feeds, as those who follow a list read them."""

import datetime
import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from findings.publishing import publish, withdraw
from tests.crowd import crowd
from tests.factories import (
    CorrectionFactory,
    FindingFactory,
    InstitutionFactory,
    PersonFactory,
    PublisherFactory,
    SourceFactory,
    TextVersionFactory,
    ThemeFactory,
)

from .rules import ATOM, read

pytestmark = pytest.mark.django_db

FEEDS = ["/findings/feed", "/corrections/feed", "/removals/feed"]


def atom(client, address="/findings/feed.atom"):
    response = client.get(address)
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    return read(response.content)


def told(client, address="/findings/feed.json"):
    response = client.get(address)
    assert response["Content-Type"] == "application/feed+json; charset=utf-8"
    return json.loads(response.content)


def entries(root):
    return root.findall(f"{ATOM}entry")


def text(element, name):
    return element.findtext(f"{ATOM}{name}")


@pytest.fixture
def finding():
    return FindingFactory(
        words="A key & a “lock” were <lost>.",
        summary="The review found that keys were lost.",
        themes=[ThemeFactory(name="Keys & locks", slug="keys")],
        speakers=[PersonFactory(name="Otto Nobody")],
        bodies=[InstitutionFactory(name="Nowhere Review", kind="review")],
    )


def test_an_entry_has_the_words_whole_and_says_whose_they_are(client, finding):
    [entry] = entries(atom(client))
    [item] = told(client)["items"]

    address = f"http://testserver{finding.get_absolute_url()}"
    assert text(entry, "id") == f"http://testserver/findings/{finding.shown_id}" == item["id"]
    assert text(entry, "title") == finding.summary == item["title"]
    assert entry.find(f"{ATOM}link").get("href") == address == item["url"]
    assert text(entry.find(f"{ATOM}author"), "name") == "Otto Nobody" == item["authors"][0]["name"]
    assert "Keys & locks" in [each.get("term") for each in entry.findall(f"{ATOM}category")]
    assert text(entry, "content") == item["content_html"]
    content = item["content_html"]
    assert "A key &amp; a “lock” were &lt;lost&gt;." in content
    assert "Otto Nobody" in content
    assert "Nowhere Review" in content
    assert "http://testserver/people/" in content
    assert 'href="/' not in content
    assert "rights" in " ".join(text(entry, "rights").split())


def test_words_of_a_reporter_are_never_given_as_those_of_a_report(client):
    source = SourceFactory(byline="Ida Invented", publisher=PublisherFactory(name="Toytown Gazette"))
    FindingFactory(
        kind="opinion",
        words="It should be shut.",
        text_version=TextVersionFactory(source=source, text="It should be shut."),
    )

    [item] = told(client)["items"]

    assert item["authors"][0]["name"] == "Ida Invented"
    assert "Opinion of Ida Invented" in item["content_html"]
    assert "not a finding of a report" in item["content_html"]


def test_a_correction_moves_its_finding_to_the_front_and_keeps_its_id(client, finding):
    other = FindingFactory()
    before = told(client)
    assert [item["title"] for item in before["items"]] == [other.summary, finding.summary]
    later = other.first_published + datetime.timedelta(days=1)

    CorrectionFactory(finding=finding, made_at=later)

    after = told(client)
    assert [item["id"] for item in after["items"]] == [item["id"] for item in reversed(before["items"])]
    assert datetime.datetime.fromisoformat(after["items"][0]["date_modified"]) == later
    assert after["items"][0]["date_published"] == before["items"][1]["date_published"]
    assert "Corrected on" in after["items"][0]["content_html"]
    assert text(atom(client), "updated") == after["items"][0]["date_modified"]


def test_a_feed_is_titled_after_what_was_asked(client, finding):
    assert told(client)["title"] == "All findings – Case archive"
    asked = "/findings/feed.json?q=key&not_kind=opinion&theme=keys"
    assert told(client, asked)["title"] == "Findings: key, Keys & locks, not opinion – Case archive"
    assert text(atom(client, asked.replace("json", "atom")), "title") == told(client, asked)["title"]


def test_pages_lead_on_and_back(client):
    crowd(120)

    first, last = atom(client, "/findings/feed.atom?q=toytown"), atom(client, "/findings/feed.atom?q=toytown&page=3")

    links = {link.get("rel"): link.get("href") for link in first.findall(f"{ATOM}link")}
    base = "http://testserver/findings/feed.atom?q=toytown"
    assert links == {
        "alternate": "http://testserver/findings/?q=toytown",
        "self": base,
        "first": base,
        "next": f"{base}&page=2",
        "last": f"{base}&page=3",
    }
    links = {link.get("rel"): link.get("href") for link in last.findall(f"{ATOM}link")}
    assert links["previous"] == f"{base}&page=2"
    assert "next" not in links
    assert [len(entries(page)) for page in (first, last)] == [50, 20]
    assert client.get("/findings/feed.atom?page=9").status_code == 404
    assert 'rel="next"' in client.get("/findings/feed.json?q=toytown")["Link"]


@pytest.mark.parametrize("feed", FEEDS)
def test_a_feed_that_has_not_changed_is_not_sent_again(client, feed):
    for address in (f"{feed}.atom", f"{feed}.json"):
        tag = client.get(address)["ETag"]

        assert client.get(address, headers={"If-None-Match": tag}).status_code == 304


@pytest.mark.parametrize("feed", FEEDS)
def test_a_feed_in_which_nothing_stands_yet_is_one_all_the_same(client, feed):
    assert entries(atom(client, f"{feed}.atom")) == []
    assert told(client, f"{feed}.json")["items"] == []


def test_corrections_are_followed_and_tell_what_it_said_as_far_as_that_may_be_repeated(client, finding):
    said = [{"what": "Summary", "was": "It said this.", "now": "It says that."}]
    CorrectionFactory(finding=finding, changes=said, reason="A word was wrong.")
    gone = FindingFactory()
    CorrectionFactory(finding=gone, changes=[{"what": "Summary", "was": "Never again.", "now": "Nor this."}])
    withdraw([gone], reason="legal")

    items = {item["title"]: item for item in told(client, "/corrections/feed.json")["items"]}

    shown = items[f"Corrected: {finding.summary}"]
    assert "It said this." in shown["content_html"]
    assert "A word was wrong." in shown["content_html"]
    hidden = items[f"Corrected: {gone.shown_id}"]
    assert "It was withdrawn since." in hidden["content_html"]
    assert "Never again" not in json.dumps(items)
    assert gone.summary not in json.dumps(items)
    assert len(entries(atom(client, "/corrections/feed.atom"))) == 2


def test_removals_are_followed_and_tell_of_a_return(client, finding):
    withdraw([finding], reason="error")
    [item] = told(client, "/removals/feed.json")["items"]
    assert item["title"] == f"{finding.shown_id} withdrawn"
    assert client.get(item["url"]).status_code == 410
    assert finding.summary not in json.dumps(item)
    assert len(entries(atom(client, "/removals/feed.atom"))) == 1
    assert entries(atom(client)) == []

    publish([finding])

    [again] = told(client, "/removals/feed.json")["items"]
    assert (again["id"], again["title"]) == (item["id"], f"{finding.shown_id} published again")
    assert again["date_modified"] >= item["date_modified"]  # one transaction has one time
    assert told(client)["items"][0]["date_modified"] == again["date_modified"]


def test_a_hub_is_named_where_there_is_one(client, finding, settings):
    settings.WEBSUB_HUB = "https://hub.example/"

    root = atom(client)

    assert root.find(f"{ATOM}link[@rel='hub']").get("href") == "https://hub.example/"
    assert told(client)["hubs"] == [{"type": "WebSub", "url": "https://hub.example/"}]
    assert '<https://hub.example/>; rel="hub"' in client.get("/findings/feed.atom")["Link"]


def test_every_list_names_its_feeds_in_its_head(client, finding):
    pages = {
        "/findings/?theme=keys&sort=oldest": "/findings/feed.atom?theme=keys",
        "/themes/keys/": "/findings/feed.atom?theme=keys",
        finding.speakers[0].person.get_absolute_url(): f"/findings/feed.atom?person={finding.speakers[0].person.slug}",
        finding.source.get_absolute_url(): f"/findings/feed.atom?source={finding.source.slug}",
        "/corrections/": "/corrections/feed.atom",
        "/removals/": "/removals/feed.atom",
    }
    body = finding.finding_bodies[0].institution
    pages[body.get_absolute_url()] = f"/findings/feed.atom?institution={body.slug}"

    for page, feed in pages.items():
        head = client.get(page).content.decode().partition("</head>")[0]
        assert 'type="application/atom+xml"' in head, page
        assert f'href="{feed}"' in head, page
        assert f'href="{feed.replace(".atom", ".json")}"' in head, page
        assert client.get(feed).status_code == 200


def test_the_list_has_one_line_of_what_can_be_taken_away(client, finding):
    page = client.get("/findings/?theme=keys").content.decode()

    for address in ["feed.atom", "export.csv", "export.jsonl", "export.xlsx"]:
        assert f'<a href="/findings/{address}?theme=keys">' in page


def test_a_feed_asks_the_database_few_times_however_long_it_is(client):
    crowd(60)
    client.get("/findings/feed.atom")

    with CaptureQueriesContext(connection) as queries:
        assert len(entries(atom(client))) == 50

    assert len(queries) <= 6
