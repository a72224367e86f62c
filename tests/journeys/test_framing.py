"""The framed card on a page of another origin, and every other page refused there."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import expect

from findings.models import Finding
from tests.factories import FindingFactory
from tests.judging import AND_GOOD_PRACTICE, violations


@pytest.fixture
def newspaper():
    """A site of its own, of another origin, with a page that frames whatever stands in its query."""

    class Page(BaseHTTPRequestHandler):
        def do_GET(self):
            framed = self.path.partition("?")[2]
            page = f'<!doctype html><title>Gazette</title><iframe src="{framed}" width="600" height="400"></iframe>'
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(page.encode())

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Page)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/?"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def finding(live_server):
    return FindingFactory(content_note="Mentions a wet coat.")


def test_another_site_frames_the_card_and_a_reader_comes_from_it_to_the_finding(page, live_server, newspaper, finding):
    page.goto(f"{newspaper}{live_server.url}/findings/{finding.shown_id}/embed/")
    card = page.frame_locator("iframe")

    words = card.get_by_text("The constables of Toytown lost")
    expect(words).not_to_be_visible()
    card.get_by_text("Mentions a wet coat.").click()
    expect(words).to_be_visible()

    page.reload()  # now from the cache, by its tag
    expect(card.get_by_text("Mentions a wet coat.")).to_be_visible()
    card.get_by_role("link", name=finding.shown_id).click()
    page.wait_for_url(live_server.url + finding.get_absolute_url())


def test_no_other_page_can_be_framed(page, live_server, newspaper, finding):
    refused = []
    page.on("console", lambda message: refused.append(message.text))

    for address in [finding.get_absolute_url(), "/", "/findings/", "/admin/login/", "/findings/K7Q2-9XWT/embed/"]:
        page.goto(f"{newspaper}{live_server.url}{address}")
        expect(page.frame_locator("iframe").get_by_text("Case archive")).to_have_count(0)
        assert any("frame" in text.lower() for text in refused), address
        refused.clear()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_card_is_accessible_and_fits_the_narrowest_frame(reader, live_server, finding, scheme):
    reader.emulate_media(color_scheme=scheme)
    reader.set_viewport_size({"width": 300, "height": 400})
    reader.goto(f"{live_server.url}/findings/{finding.shown_id}/embed/")
    reader.locator("summary").press("Enter")

    assert reader.evaluate("document.documentElement.scrollWidth") == 300
    assert violations(reader, AND_GOOD_PRACTICE) == []


def test_the_code_is_copied_by_keyboard(reader, live_server, finding):
    reader.context.grant_permissions(["clipboard-read", "clipboard-write"])
    reader.goto(live_server.url + finding.get_absolute_url())

    reader.get_by_role("button", name="Copy the code of a quotation").press("Enter")

    expect(reader.get_by_text("Copied").first).to_be_visible()
    assert reader.evaluate("navigator.clipboard.readText()") == reader.locator("#embed-code").input_value().strip()
    assert Finding.objects.get().shown_id in reader.locator("#embed-code").input_value()
