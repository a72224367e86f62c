"""A list has the same findings as a page, as a feed, as every file and for programs, whatever is asked."""

import csv
import io
import json
from xml.etree import ElementTree

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from findings import paging
from findings.feeds import feed, listing, pages

from .asked import parameters

pytestmark = pytest.mark.django_db

ATOM = {"a": "http://www.w3.org/2005/Atom", "o": "http://a9.com/-/spec/opensearch/1.1/"}


@pytest.fixture
def short(monkeypatch):
    """Pages so short that a dozen findings are several."""
    for module in (feed, listing, pages):
        monkeypatch.setattr(module, "PER_PAGE", 4, raising=False)
    monkeypatch.setattr(paging.page_of, "__defaults__", (None, 5))


def on_pages(client, asked):
    """The total, and the identifiers of all pages."""
    context = client.get("/findings/", asked, follow=True).context
    total, found = context["total"], [row.shown_id for row in context["page_obj"]]
    while address := context["next_url"]:
        context = client.get(address).context
        found += [row.shown_id for row in context["page_obj"]]
    return total, found


def in_atom(client, asked):
    total, found, address, data = None, [], "/findings/feed.atom", asked
    while address:
        root = ElementTree.fromstring(client.get(address, data).content)  # noqa: S314  our own
        total = int(root.find("o:totalResults", ATOM).text)
        found += [entry.text.rpartition("/")[2] for entry in root.findall("a:entry/a:id", ATOM)]
        following = [link.get("href") for link in root.findall("a:link[@rel='next']", ATOM)]
        address, data = "".join(following), None
    return total, found


def in_json_feed(client, asked):
    total, found, address, data = None, [], "/findings/feed.json", asked
    while address:
        told = json.loads(client.get(address, data).content)
        total = told["_case_archive"]["total"]
        found += [item["id"].rpartition("/")[2] for item in told["items"]]
        address, data = told.get("next_url"), None
    return total, found


def in_csv(client, asked):
    rows = list(csv.DictReader(io.StringIO(client.get("/findings/export.csv", asked).getvalue().decode())))
    return int(rows[0]["list_findings"]) if rows else 0, [row["identifier"] for row in rows]


def in_json_lines(client, asked):
    about, *lines = map(json.loads, client.get("/findings/export.jsonl", asked).getvalue().decode().splitlines())
    return about["findings"], [line["identifier"] for line in lines]


def in_workbook(client, asked):
    workbook = openpyxl.load_workbook(io.BytesIO(client.get("/findings/export.xlsx", asked).getvalue()))
    about = {row[0].value: row[1].value for row in workbook["About"]}
    return int(about["Findings"]), [row[0].value for row in workbook["Findings"]][1:]


def in_api(client, asked):
    address, data, found = "/api/v1/findings/", {**asked, "page_size": "3"}, []
    while address:
        told = client.get(address, data).json()
        found += [each["identifier"] for each in told["results"]]
        address, data = told["next"], {}
    return told["total"], found


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_page_feed_files_and_interface_have_the_same_findings(client, toytown, short, data):
    asked = data.draw(parameters())

    total, found = on_pages(client, asked)

    assert len(found) == total
    for exit_ in [in_csv, in_json_lines, in_workbook, in_api]:
        assert exit_(client, asked) == (total, found), exit_
    for exit_ in [in_atom, in_json_feed]:
        count, entries = exit_(client, asked)
        assert (count, sorted(entries)) == (total, sorted(found)), exit_
