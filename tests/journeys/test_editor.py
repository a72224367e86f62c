"""An editor brings in an article, makes a finding of a passage, publishes it, and takes it back."""

import pytest
from playwright.sync_api import expect

from findings.models import Finding
from tests.factories import EditorFactory, PublisherFactory, ThemeFactory

PASSAGE = "“Nobody in Toytown asked for the key for eleven years,” said a constable."
TEXT = f"Who has the key?\n\nThe cupboard stands behind the coats. {PASSAGE} In spring the coats were taken away."


@pytest.fixture
def desk(reader, live_server):
    """The editor's browser, logged in through the page for it."""
    PublisherFactory(name="Toytown Gazette")
    ThemeFactory(name="Lost keys", slug="lost-keys", definition="Keys that were there and are not there now.")
    EditorFactory(username="ida", password="toytown-cupboard-key")
    reader.goto(f"{live_server.url}/admin/")
    reader.get_by_label("Username").fill("ida")
    reader.get_by_label("Password").fill("toytown-cupboard-key")
    reader.get_by_role("button", name="Log in").click()
    expect(reader.get_by_role("heading", name="For editors")).to_be_visible()
    return reader


def choose(desk, row, field, name):
    """Choose a record by typing part of its name, in one of the admin's lists."""
    desk.click(f"{row} .field-{field} .select2-selection")
    desk.keyboard.type(name[:6].lower())
    desk.click(f".select2-results__option >> text={name}")


def bring_in_the_article(desk, base):
    desk.goto(f"{base}/admin/sources/article/add/")
    desk.get_by_label("Title:").fill("Who has the key?")
    choose(desk, "#article_form", "publisher", "Toytown Gazette")
    desk.get_by_label("Byline:").fill("Paula Pencil")
    desk.get_by_label("Published on:").fill("2021-05-04")
    desk.locator("#id_state").select_option("published")
    desk.get_by_text("Bring in a text").first.click()
    desk.locator("#id_texts-2-0-text").fill(TEXT)
    desk.get_by_role("button", name="Save", exact=True).click()
    expect(desk.locator(".messagelist .success")).to_contain_text("Who has the key?")


def make_the_finding(desk, base):
    desk.goto(f"{base}/admin/findings/finding/add/")
    desk.locator("#id_kind").select_option("testimony")
    desk.get_by_label("Summary:").fill("A constable said that nobody asked for the key for eleven years.")
    choose(desk, "#quotations-0", "text_version", "Who has the key?")
    desk.locator("#id_quotations-0-passage").fill('"Nobody in Toytown asked for the key for eleven years,"')
    desk.locator("#id_involvements-0-role").select_option("speaker")
    desk.locator("#id_involvements-0-descriptor").fill("a constable")
    choose(desk, "#taggings-0", "theme", "Lost keys")
    desk.get_by_role("button", name="Save and continue editing").click()
    expect(desk.locator("#quotations-group .chosen-words strong")).to_have_text(
        "“Nobody in Toytown asked for the key for eleven years,”"
    )


def test_from_the_text_of_an_article_to_a_finding_and_its_tombstone(desk, live_server):
    bring_in_the_article(desk, live_server.url)
    make_the_finding(desk, live_server.url)
    at_the_desk = desk.url
    finding = Finding.objects.get()
    address = live_server.url + finding.get_absolute_url()
    assert desk.request.get(address).status == 404, "a draft is nowhere"

    desk.get_by_role("button", name="Send for review").click()
    desk.locator(".object-tools").get_by_role("link", name="Review").click()
    expect(desk.locator("mark")).to_have_text("“Nobody in Toytown asked for the key for eleven years,”")
    desk.get_by_label("Why does nobody else publish it?").fill("Nobody else is there yet.")
    desk.get_by_role("button", name="Publish").click()
    expect(desk.locator(".messagelist .success, .messagelist .info")).to_contain_text("1 finding is now published.")
    desk.goto(at_the_desk)
    desk.get_by_role("link", name="View on site").click()
    expect(desk).to_have_url(address)
    expect(desk.locator("blockquote")).to_contain_text("Nobody in Toytown asked for the key for eleven years,")
    expect(desk.locator(".attribution")).to_contain_text("A constable · reported by Paula Pencil, Toytown Gazette")
    desk.goto(f"{live_server.url}/findings/?theme=lost-keys")
    expect(desk.locator("#count")).to_contain_text("1 finding")

    desk.goto(at_the_desk)
    desk.get_by_role("link", name="Withdraw …").click()
    desk.get_by_label("to protect a person").check()
    desk.get_by_role("button", name="Withdraw").click()
    expect(desk.locator(".messagelist")).to_contain_text("1 finding is now withdrawn.")
    assert desk.goto(address).status == 410
    expect(desk.locator("main")).to_contain_text("The reason given: to protect a person.")
    expect(desk.locator("main")).not_to_contain_text("Nobody in Toytown")
    desk.goto(f"{live_server.url}/findings/")
    expect(desk.locator("#count")).to_contain_text("0 findings")
