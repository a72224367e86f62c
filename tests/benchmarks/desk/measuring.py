"""What is measured at the desk. Pytest runs it for the sake of its database, its server and its browser."""

import time

import pytest
from playwright.sync_api import expect

from findings.models import QuotedSource
from tests.factories import FindingFactory, TextVersionFactory
from tests.house.files import ROOT
from tests.journeys.at_the_desk import FIRST, editor, log_in
from tests.journeys.test_newcomer import without_the_article
from tests.sources.extraction.pdf.printing import sentences

__all__ = ["editor", "without_the_article"]

RUNS = 5
BYTES, FINDINGS = 1_500_000, 200


@pytest.fixture
def browsing(page, client, editor, live_server):
    page.set_viewport_size({"width": 1280, "height": 900})
    log_in(page.context, client, editor, live_server.url)
    page.goto(f"{live_server.url}/admin/")  # an editor's browser holds the scripts of the admin already
    return page


@pytest.mark.parametrize("run", range(1, RUNS + 1))
def test_from_upload_to_the_first_suggestion(run, browsing, without_the_article):
    body = (ROOT / "seeds" / "sources" / FIRST / "text-1.txt").read_bytes()
    browsing.get_by_role("link", name="Bring in a source").click()
    browsing.get_by_label("Files:").set_input_files([{"name": "article.txt", "mimeType": "", "buffer": body}])
    began = time.perf_counter()
    browsing.get_by_role("button", name="Bring in").click()
    browsing.get_by_label("Title:", exact=True).fill("Damning report")
    browsing.get_by_label("Publisher:", exact=True).fill("Socialist Worker")
    browsing.get_by_role("button", name="Accept", exact=True).click()
    accepted = time.perf_counter()
    expect(browsing.locator("#desk[data-ready=yes]")).to_be_attached()
    browsing.keyboard.press("n")
    expect(browsing.locator("#card")).to_be_visible()
    seen = time.perf_counter()
    print(f"\nupload to first suggestion, run {run}: {seen - began:.2f} s, of which the desk {seen - accepted:.2f} s")


def test_a_long_text_with_many_findings(browsing, live_server):
    paragraphs = [" ".join(sentences(8, number)) + f" So ends part {number}." for number in range(3400)]
    text = "\n\n".join(paragraphs)[:BYTES]
    version = TextVersionFactory(text=text.rsplit(" ", 1)[0])
    for number in range(FINDINGS):
        FindingFactory(text_version=version, words=f"So ends part {number * 10}.", state="draft")
    address = f"{live_server.url}/admin/findings/quotedsource/{QuotedSource.objects.get(pk=version.source_id).pk}/desk/"
    for run in range(1, RUNS + 1):
        began = time.perf_counter()
        browsing.goto(address, wait_until="commit")
        expect(browsing.locator("#findings button.row")).to_have_count(FINDINGS)
        listed = time.perf_counter()
        browsing.keyboard.press(".")
        expect(browsing.locator("#hand")).to_be_visible()
        usable = time.perf_counter()
        expect(browsing.locator("#desk[data-ready=yes]")).to_be_attached(timeout=120_000)
        suggested = time.perf_counter()
        print(
            f"\n{len(version.text) / 1e6:.1f} MB, {FINDINGS} findings, run {run}: listed {listed - began:.2f} s, "
            f"a finding in hand {usable - began:.2f} s, suggestions {suggested - began:.2f} s"
        )
