"""What holds of every answer of the interface: who may read it, what errors look like, how often it may be asked."""

import itertools

import pytest
from django.core.cache import caches
from django.db import OperationalError
from django.test import Client
from psycopg.errors import QueryCanceled

from findings.api.throttling import asker
from findings.api.urls import PLACES
from findings.checking import LONGEST
from tests.factories import FindingFactory

pytestmark = pytest.mark.django_db

LISTS = ["findings", "sources", "themes", "people", "institutions", "connections", "figures"]
ADDRESSES = ["/api/v1/", "/api/v1/openapi.json", *(f"/api/v1/{place}/" for place in LISTS)]


def problem(response, status, kind):
    """The members of a problem, which must be one of this status and type."""
    told = response.json()
    assert response["Content-Type"] == "application/problem+json"
    assert (response.status_code, told["status"]) == (status, status)
    assert told["type"].endswith(f"/api/#problem-{kind}")
    assert all(told[member] for member in ("title", "detail", "instance"))
    assert response["Access-Control-Allow-Origin"] == "*"
    assert not response.cookies
    return told


@pytest.mark.parametrize("address", ADDRESSES)
def test_anybody_may_read_it_from_any_site_without_a_cookie(client, address):
    response = client.get(address, headers={"Origin": "https://toytown.example"})

    assert response.status_code == 200
    assert response["Access-Control-Allow-Origin"] == "*"
    assert {"ETag", "Link", "Retry-After"} <= set(response["Access-Control-Expose-Headers"].split(", "))
    assert "Access-Control-Allow-Credentials" not in response
    assert not response.cookies
    assert "cookie" not in response.get("Vary", "").lower()
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["X-Robots-Tag"] == "noindex"
    again = client.get(address, headers={"If-None-Match": response["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again["Access-Control-Allow-Origin"] == "*"
    head = client.head(address)
    assert (head.status_code, head.content) == (200, b"")
    assert (head["Content-Length"], head["ETag"]) == (str(len(response.content)), response["ETag"])


@pytest.mark.parametrize("address", [*ADDRESSES, "/api/v1/check", "/api/v1/nowhere/"])
def test_a_browser_that_asks_beforehand_is_told_what_it_may(client, address):
    response = client.options(address, headers={"Origin": "https://toytown.example"})

    assert (response.status_code, response.content) == (204, b"")
    assert response["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
    assert "If-None-Match" in response["Access-Control-Allow-Headers"]


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "TRACE", "BREW", "ET"])
def test_whatever_would_change_something_is_refused(client, method):
    response = client.generic(method, "/api/v1/findings/", headers={"Origin": "https://toytown.example"})

    problem(response, 405, "method")
    assert response["Allow"] == "GET, HEAD, OPTIONS"


@pytest.mark.parametrize(
    "address", ["/api/v1/nowhere/", "/api/v2/", "/api/nowhere", "/api/v1/themes/no slug/", "/api/v1/themes/nobody/"]
)
def test_where_nothing_stands_a_problem_says_so(client, address):
    told = problem(client.get(address, follow=True), 404, "nothing-here")
    assert "<" not in str(told)
    assert client.head(address, follow=True).content == b""


def test_other_forms_than_json_are_refused_and_browsers_are_not(client):
    problem(client.get("/api/v1/", headers={"Accept": "text/csv"}), 406, "format")
    for accepted in ["text/html,application/xhtml+xml,*/*;q=0.8", "application/*", "nonsense"]:
        assert client.get("/api/v1/", headers={"Accept": accepted}).status_code in (200, 406)
    assert client.get("/api/v1/", headers={"Accept": "text/html,*/*;q=0.8"}).status_code == 200


def test_a_host_that_is_not_ours_is_told_nothing_of_itself(client):
    response = client.get("/api/v1/", headers={"Host": "evil.example"})

    assert problem(response, 400, "request")["type"] == "/api/#problem-request"


def test_a_fault_of_ours_is_a_problem_without_its_inside(monkeypatch):
    def broken(*args):
        raise ValueError("The inside of it.")

    monkeypatch.setattr("findings.api.reading.findings", broken)

    response = Client(raise_request_exception=False).get("/api/v1/findings/")

    problem(response, 500, "fault")
    assert "inside" not in response.content.decode()


def test_a_question_that_takes_too_long_is_a_problem_that_says_when_to_try_again(client, monkeypatch):
    def slow(*args):
        raise OperationalError from QueryCanceled()

    monkeypatch.setattr("findings.api.reading.findings", slow)

    response = client.get("/api/v1/findings/")

    problem(response, 503, "busy")
    assert (response["Retry-After"], response["Cache-Control"]) == ("30", "no-store")


def test_who_asks_too_often_is_told_when_to_ask_again(client, settings):
    settings.API_RATE = "2/min"
    caches["requests"].clear()

    answers = [client.get("/api/v1/themes/") for _ in range(3)]

    assert [answer.status_code for answer in answers] == [200, 200, 429]
    problem(answers[2], 429, "too-many-requests")
    assert 0 < int(answers[2]["Retry-After"]) <= 60
    assert client.get("/api/v1/themes/", headers={"X-Forwarded-For": "192.0.2.7"}).status_code == 429, "believed"
    assert client.get("/api/v1/themes/", headers={"If-None-Match": answers[0]["ETag"]}).status_code == 304
    assert client.get("/api/v1/themes/", REMOTE_ADDR="192.0.2.9").status_code == 200
    assert client.get("/themes/").status_code == 200
    caches["requests"].clear()


def test_behind_a_proxy_the_visitor_is_the_one_whom_the_proxy_names(client, settings):
    settings.API_RATE = "1/min"
    settings.REST_FRAMEWORK = {**settings.REST_FRAMEWORK, "NUM_PROXIES": 1}
    caches["requests"].clear()

    def status(forwarded):
        return client.get("/api/v1/themes/", headers={"X-Forwarded-For": forwarded}).status_code

    assert [status("192.0.2.7"), status("192.0.2.8"), status("192.0.2.7")] == [200, 200, 429]
    assert status("203.0.113.1, 192.0.2.7") == 429, "what the visitor wrote there before"
    caches["requests"].clear()


@pytest.mark.parametrize(
    ("told", "who"),
    [
        ("192.0.2.7", "192.0.2.7"),
        (" 192.0.2.7 ", "192.0.2.7"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        ("2001:db8:1:2:ffff::", "2001:db8:1:2::"),
        ("", "unknown"),
        (None, "unknown"),
        ("x" * 10_000, "unknown"),
    ],
)
def test_whoever_has_a_network_of_their_own_is_one_visitor(told, who):
    assert asker(told) == who


def test_every_parameter_that_an_address_does_not_have_is_refused(client):
    finding = FindingFactory()
    values = {"identifier": finding.shown_id, "slug": finding.source.slug}

    for route, _ in PLACES.values():
        if "<slug" in route and "sources" not in route:
            continue
        address = "/" + route.replace("<str:identifier>", values["identifier"]).replace("<slug:slug>", values["slug"])
        told = problem(client.get(address, {"callback": "x"}), 400, "parameter")
        assert told["errors"][0]["parameter"] == "callback", address


def test_lists_of_records_lead_through_all_of_them_and_back(client, toytown):
    for place in LISTS[1:]:
        whole = client.get(f"/api/v1/{place}/?page_size=100").json()
        address, there, pages = f"/api/v1/{place}/?page_size=2", [], []
        while address:
            told = client.get(address).json()
            assert told["total"] == whole["total"] == len(whole["results"])
            there += told["results"]
            pages.append(told)
            address = told["next"]
        assert there == whole["results"], place
        for earlier, later in itertools.pairwise(pages):
            back = client.get(later["previous"]).json()
            assert (back["results"], back["next"]) == (earlier["results"], earlier["next"]), place
        assert pages[0]["previous"] is None


def test_the_number_beside_a_record_is_that_of_its_list(client, toytown):
    for place in ["sources", "themes", "people", "institutions"]:
        for record in client.get(f"/api/v1/{place}/").json()["results"]:
            assert client.get(record["findings_address"]).json()["total"] == record["findings"], record["slug"]
            assert client.get(record["api_address"]).json() == record


def test_what_was_pasted_is_kept_by_nobody_and_altered_words_are_told(client):
    finding = FindingFactory(words="The freezers of Toytown were full of lost keys and nobody counted them.")
    pasted = "The freezers of Toytown were full of lost keys and somebody counted them."

    response = client.get("/api/v1/check", {"text": pasted})

    assert response["Cache-Control"] == "no-store"
    assert response["Referrer-Policy"] == "no-referrer"
    assert "ETag" not in response
    whole = response.json()["whole"]
    assert (whole["verdict"], whole["findings"][0]["identifier"]) == ("altered", finding.shown_id)
    changed = [(each["kind"], each["text"]) for each in whole["difference"]["stretches"] if each["kind"] != "same"]
    assert changed == [("deleted", "nobody"), ("inserted", "somebody")]


@pytest.mark.parametrize("text", ["two words", "\x00", "   "])
def test_what_is_too_short_is_told_as_a_verdict(client, text):
    told = client.get("/api/v1/check", {"text": text}).json()

    assert (told["whole"]["verdict"], told["whole"]["findings"], told["sentences"]) == ("too-short", [], [])


@pytest.mark.parametrize("text", ["", "x " * LONGEST])
def test_what_cannot_be_checked_is_told_why(client, text):
    response = client.get("/api/v1/check", {"text": text})

    assert problem(response, 400, "parameter")["errors"][0]["parameter"] == "text"
    assert response["Cache-Control"] == "no-store"
