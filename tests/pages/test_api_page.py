"""The page that explains the interface for programs: its lines run, and its links lead somewhere."""

import html
import re
import shlex

import pytest

from findings.api.page import rate_told
from findings.api.problems import TYPES
from findings.api.urls import PLACES
from tests.findings.api.scene import scene

pytestmark = pytest.mark.django_db


@pytest.fixture
def explained(client):
    scene()
    return client.get("/api/").content.decode()


def test_every_command_on_it_can_be_run_here(client, explained):
    commands = [
        shlex.split(html.unescape(line))
        for line in re.findall(r"<code>(curl [^<]*)</code>", explained)
        if "curl" in line
    ]

    assert len(commands) == len(PLACES) - 1  # all but the description itself
    for command in commands:
        asked = dict(part.split("=", 1) for part in command if part.startswith("text="))
        address = command[-1].removeprefix("http://testserver")
        assert client.get(address, asked).status_code == 200, command


def test_every_address_and_parameter_stands_on_it(explained):
    for route, view in PLACES.values():
        if view != "Description":
            assert re.sub(r"<\w+:(\w+)>", r"{\1}", f"<code>GET /{route}</code>") in explained, route
    for name in ["q", "theme", "not_publisher", "since", "sort", "page_size", "cursor", "text"]:
        assert f'<th scope="row"><code>{name}</code></th>' in explained, name


def test_its_links_lead_to_places_on_it(explained):
    places = set(re.findall(r'id="([^"]+)"', explained))

    assert len(re.findall(r'id="([^"]+)"', explained)) == len(places)
    assert set(re.findall(r'href="#([^"]+)"', explained)) - places == set()
    assert {f"problem-{name}" for name in TYPES} <= places


def test_an_archive_without_findings_has_the_page_too(client):
    assert client.get("/api/").status_code == 200


def test_a_list_leads_to_the_same_list_for_programs(client):
    scene()

    page = client.get("/findings/?theme=lost-property&sort=oldest").content.decode()

    assert '<a href="/api/v1/findings/?theme=lost-property&amp;sort=oldest">API</a>' in page
    assert '<a href="/api/">For programs</a>' in page
    assert client.get("/api/v1/findings/?theme=lost-property&sort=oldest").json()["total"] == 2


@pytest.mark.parametrize(
    ("rate", "words"), [("120/min", "120 requests a minute"), ("5000/d", "5,000 requests a day"), ("", "")]
)
def test_how_often_one_may_ask_is_told_in_words(rate, words):
    assert rate_told(rate) == words
