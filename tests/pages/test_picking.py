"""Findings that a reader picks are a list like any other: with an address, a feed and files."""

import csv
import io
import re

import pytest

from findings.models import Finding
from findings.picking import MOST
from findings.publishing import withdraw
from tests.crowd import crowd
from tests.factories import AnchorQuestionFactory, FindingFactory

from .reading import markup, summaries, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def three(db):
    return [FindingFactory(summary=f"The {thing} was lost.") for thing in ("key", "badge", "ladder")]


def address(*findings, form="/findings/"):
    return form + "?" + "&".join(f"finding={each.shown_id}" for each in findings)


def ticked(page):
    """The identifiers that stand ticked or hidden in the form."""
    return set(re.findall(r'name="finding" value="([^"]+)"(?: id="[^"]+" checked|>)', page))


def test_what_is_ticked_stays_so_from_page_to_page_and_becomes_a_list(client):
    crowd(60)
    first = Finding.objects.get(public_id=re.search(r'id="pick-(\w+)"', markup(client.get("/findings/pick/")))[1])

    second = markup(client.get(f"/findings/pick/?finding={first.shown_id}&page=2"))

    assert ticked(second) == {first.shown_id}
    assert f'<input type="hidden" name="finding" value="{first.shown_id}">' in second
    other = re.findall(r'id="pick-(\w+)"', second)[3]
    third = markup(client.get(f"/findings/pick/?finding={first.shown_id}&finding={other}&page=2"))
    assert len(ticked(third)) == 2
    assert "2 findings picked of 60 findings, page 2 of 3" in words(third)
    response = client.get(f"/findings/pick/?finding={first.shown_id}&finding={other}&page=2&done=1")
    assert response.status_code == 302
    page = markup(client.get(response["Location"]))
    assert "2 findings" in words(page)
    assert len(summaries(page)) == 2


def test_a_filter_bounds_what_can_be_picked_and_stays(client, three):
    page = markup(client.get("/findings/pick/?q=badge&sort=oldest"))

    assert re.findall(r'<label for="pick-\w+">([^<]+)', page) == ["The badge was lost."]
    assert '<input type="hidden" name="q" value="badge">' in page
    assert '<input type="hidden" name="sort" value="oldest">' in page


def test_a_picked_list_has_a_feed_and_files_of_just_these(client, three):
    key, _, ladder = three
    page = client.get(address(key, ladder)).content.decode()

    assert set(summaries(page)) == {key.summary, ladder.summary}
    feed = client.get(address(key, ladder, form="/findings/feed.json")).json()
    assert {item["url"].split("/findings/")[1][:9] for item in feed["items"]} == {key.shown_id, ladder.shown_id}
    table = b"".join(client.get(address(key, ladder, form="/findings/export.csv"))).decode()
    assert {row["identifier"] for row in csv.DictReader(io.StringIO(table))} == {key.shown_id, ladder.shown_id}
    cited = b"".join(client.get(address(key, ladder, form="/findings/export.bib"))).decode()
    assert cited.count("\n@") + cited.startswith("@") == 2
    assert "/findings/export.bib?finding=" in page


def test_identifiers_may_be_written_in_any_way_and_stand_once(client, three):
    key = three[0]
    written = f"/findings/?finding={key.public_id.lower()}&finding={key.shown_id}&finding= "

    page = client.get(written).content.decode()

    assert summaries(page) == [key.summary]
    assert f'rel="canonical" href="http://testserver{address(key)}"' in page


def test_other_filters_hold_too(client, three):
    assert summaries(client.get(address(*three) + "&q=ladder").content.decode()) == ["The ladder was lost."]


def test_one_that_was_withdrawn_or_is_held_is_told_and_leaves_the_others(client, three):
    key, badge, _ = three
    withdraw([badge], reason="error")
    ladder = AnchorQuestionFactory(summary="The ladder was held.").quotation.finding

    page = client.get(address(key, badge, ladder)).content.decode()

    assert summaries(page) == [key.summary]
    assert f"The finding {badge.shown_id} is not shown at present." in page
    assert f"The finding {ladder.shown_id} is not shown at present." in page
    assert "badge" not in page
    assert "ladder" not in page


def test_a_duplicate_leads_on_to_the_one_that_stands(client, three):
    key, badge, ladder = three
    withdraw([badge], reason="duplicate", replaced_by=key)

    page = client.get(address(key, badge, ladder)).content.decode()

    assert set(summaries(page)) == {key.summary, ladder.summary}
    written = address(*sorted([key, ladder], key=lambda each: each.shown_id))
    assert f'rel="canonical" href="http://testserver{written.replace("&", "&amp;")}"' in page


@pytest.mark.parametrize("form", ["/findings/", "/findings/pick/"])
def test_what_is_no_identifier_is_said(client, three, form):
    draft = FindingFactory(state="draft")

    page = words(client.get(f"{form}?finding=K7Q2-9XWX&finding={draft.shown_id}&finding=%00%22<b>").content.decode())

    assert "“K7Q2-9XWX” is not the identifier of a finding. Is there a typing error?" in page
    assert f"There is no finding “{draft.shown_id}” in the archive." in page
    assert client.get("/findings/export.csv?finding=K7Q2-9XWX").status_code == 400


def test_no_more_are_picked_than_an_address_holds(client, three):
    many = "&".join(f"finding=K{n}" for n in range(MOST + 1))

    assert f"More than {MOST} were picked. Pick fewer." in client.get(f"/findings/?{many}").content.decode()


def test_where_nothing_is_ticked_the_button_says_so(client, three):
    response = client.get("/findings/pick/?done=1")

    assert "Nothing is picked yet. Tick a finding first." in response.content.decode()
