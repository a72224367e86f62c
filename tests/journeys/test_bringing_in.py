"""An editor brings in a page and a text, sees how far they are read, mends what is proposed, and accepts it."""

import pytest
from playwright.sync_api import expect

from sources.models import Capture, Extraction, Source
from tests.factories import CaptureFactory, EditorFactory, PublisherFactory
from tests.sources.admin.bringing import HTML, STORY, TEXT


@pytest.fixture
def desk(reader, live_server):
    """The editor's browser, logged in through the page for it."""
    PublisherFactory(name="Toytown Gazette")
    EditorFactory(username="ida", password="toytown-cupboard-key")
    log_in(reader, live_server)
    return reader


def log_in(page, live_server):
    page.goto(f"{live_server.url}/admin/")
    page.get_by_label("Username").fill("ida")
    page.get_by_label("Password").fill("toytown-cupboard-key")
    page.get_by_role("button", name="Log in").click()


def bring_in(desk, **files):
    desk.get_by_role("link", name="Bring in a source").click()
    desk.get_by_label("Files:").set_input_files([{"name": n, "mimeType": "", "buffer": b} for n, b in files.items()])
    desk.get_by_role("button", name="Bring in").click()


def from_a_page_to_a_source(desk):
    bring_in(desk, **{"key.html": HTML})
    expect(desk.locator(".messagelist")).to_contain_text("“key.html” is brought in.")
    text = desk.get_by_label("Text:")
    assert STORY[-1] in text.input_value()
    expect(desk.get_by_label("Byline:")).to_have_value("Paula Pencil")
    expect(desk.get_by_label("Publisher:", exact=True)).to_have_value("Toytown Gazette")
    desk.get_by_role("button", name="Put back: Sign up for the Gazette").click()
    assert text.input_value().endswith("every second Tuesday.")
    desk.get_by_label("Title:").fill("Who has the key to the cupboard?")
    desk.get_by_role("button", name="Accept").click()
    expect(desk.locator(".messagelist")).to_contain_text("Text 1 of “Who has the key to the cupboard?” is accepted.")
    assert Source.objects.get().texts.get().text.endswith("every second Tuesday.")


def test_a_page_becomes_a_source(desk):
    from_a_page_to_a_source(desk)


def test_without_scripts_a_page_becomes_a_source_as_well(without_scripts, live_server):
    PublisherFactory(name="Toytown Gazette")
    EditorFactory(username="ida", password="toytown-cupboard-key")
    log_in(without_scripts, live_server)

    from_a_page_to_a_source(without_scripts)


def test_the_enter_key_in_a_field_accepts_nothing(desk):
    bring_in(desk, **{"key.html": HTML})
    desk.get_by_label("Byline:").fill("Ida Invented")

    desk.get_by_label("Byline:").press("Enter")

    expect(desk.get_by_label("Byline:")).to_have_value("Ida Invented")
    assert Source.objects.count() == 0


def test_pasted_words_become_a_source_and_are_corrected(desk, live_server):
    desk.get_by_role("link", name="Bring in a source").click()
    desk.get_by_label("Words:", exact=True).fill(TEXT)
    desk.get_by_label("Title of the words:").fill("Who has the key?")
    desk.get_by_role("button", name="Bring in").click()
    desk.get_by_label("Publisher:", exact=True).fill("Toytown Gazette")
    desk.get_by_role("button", name="Accept").click()
    expect(desk.locator(".messagelist")).to_contain_text("Text 1 of “Who has the key?” is accepted.")

    desk.goto(f"{live_server.url}/admin/sources/textversion/{Source.objects.get().texts.get().pk}/change/")
    desk.get_by_role("link", name="Correct the text …").click()
    desk.get_by_label("Text:").fill(TEXT.replace("coats", "cloaks"))
    desk.get_by_label("Note:").fill("Cloaks, as printed.")
    desk.get_by_role("button", name="Save as the next text").click()
    expect(desk.locator(".messagelist")).to_contain_text("Text 2 of “Who has the key?” is added; text 1 is kept.")


def test_several_files_are_listed_each_with_its_outcome(desk):
    bring_in(desk, **{"key.html": HTML, "words.txt": TEXT.encode(), "picture.svg": b"<svg/>", "empty.txt": b" "})

    outcomes = desk.locator(".outcomes li")
    expect(outcomes).to_have_count(4)
    expect(outcomes.nth(2)).to_contain_text("not brought in. It is a picture (SVG).")
    outcomes.nth(0).get_by_role("link").click()
    expect(desk.get_by_label("Byline:")).to_have_value("Paula Pencil")


def test_the_page_follows_the_reading_and_then_shows_the_proposal(desk, live_server):
    capture = CaptureFactory()
    capture.extractions.create(state="running", done=3, total=40)

    desk.goto(f"{live_server.url}/admin/sources/capture/{capture.pk}/reading/")
    expect(desk.get_by_role("status")).to_contain_text("3 of 40 pages.")
    Extraction.objects.update(done=12)
    expect(desk.get_by_role("status")).to_contain_text("12 of 40 pages.")
    Extraction.objects.update(state="done", text=TEXT)

    expect(desk.get_by_label("Text:")).to_have_value(TEXT)


def test_scripts_in_what_was_brought_in_run_nowhere(desk, live_server):
    hostile = b"<!doctype html><p>Words</p><script>document.title='stolen'</script><p><img src=x onerror=alert(1)>More"
    bring_in(desk, **{"hostile.html": hostile})

    capture = Capture.objects.get()
    with desk.expect_download() as download:
        desk.get_by_role("link", name="Download it").click()

    assert download.value.path().read_bytes() == hostile
    assert "stolen" not in desk.title()
    assert desk.get_by_label("Text:").input_value() == "Words\n\nMore"
    answer = desk.request.get(f"{live_server.url}/admin/sources/capture/{capture.pk}/bytes/")
    assert answer.headers["content-security-policy"] == "default-src 'none'; sandbox"
