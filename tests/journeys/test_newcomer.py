"""A newcomer brings in a file, accepts what is proposed, lands at the desk, and tags what it suggests."""

import shutil

import pytest
from playwright.sync_api import expect

from findings.models import Finding
from sources.models import Source
from tests.factories import PublisherFactory
from tests.loaded import SEEDS, load, once
from tests.sources.extraction.pdf.printing import MARGIN, WIDTH, Press, broken, paragraph

from .at_the_desk import FIRST, caret_at, log_in

MOST_ACTIONS = 3  # for each suggestion that is accepted
ENOUGH = 8
INNER = WIDTH - 2 * MARGIN
TOLD = paragraph(1, 12)


@pytest.fixture
def without_the_article(live_server, tmp_path):
    """The archive as it was before its first article: names, themes and reports, and no word of the article."""

    def loading():
        seeds = shutil.copytree(SEEDS, tmp_path / "seeds")
        shutil.rmtree(seeds / "sources" / FIRST)
        load(seeds)

    once("first records without the first article", loading)


@pytest.fixture
def newcomer(reader, client, editor, live_server):
    log_in(reader.context, client, editor, live_server.url)
    reader.goto(f"{live_server.url}/admin/")
    return reader


def bring_in(page, name, body, media_type="", **about):
    """Upload the file, and accept what is proposed of it."""
    page.get_by_role("link", name="Bring in a source").click()
    page.get_by_label("Files:").set_input_files([{"name": name, "mimeType": media_type, "buffer": body}])
    page.get_by_role("button", name="Bring in").click()
    for label, words in about.items():
        page.get_by_label(f"{label}:", exact=True).fill(words)
    page.get_by_role("button", name="Accept", exact=True).click()
    expect(page.locator("#desk[data-ready=yes]")).to_be_attached()


def the_first_article(page):
    body = (SEEDS / "sources" / FIRST / "text-1.txt").read_bytes()
    bring_in(page, "article.txt", body, Title="Damning report", Publisher="Socialist Worker")


def saved(page, number):
    expect(page.locator("#finding-count")).to_have_text(str(number))
    expect(page.locator("#findings .row")).to_have_count(number)
    quoted = [finding.quotation for finding in Finding.objects.all()]
    assert all(one.text_version.text[one.start :].startswith(one.text) for one in quoted)


def test_from_a_file_to_findings_by_keyboard(newcomer, without_the_article):
    the_first_article(newcomer)

    done = 0
    for key in ["n", *["a"] * ENOUGH]:
        newcomer.keyboard.press(key)
        done += 1
        expect(newcomer.locator("#card")).to_be_visible()
    saved(newcomer, ENOUGH)

    assert done <= MOST_ACTIONS * ENOUGH
    assert "I cannot sufficiently assure you that that is not the case." in [
        finding.quotation.text for finding in Finding.objects.all()
    ]


def test_from_a_file_to_findings_by_mouse(newcomer, without_the_article):
    the_first_article(newcomer)
    expect(newcomer.locator(".messagelist")).to_contain_text("is accepted.")

    done = 0
    for button in ["next-suggestion", *["accept"] * ENOUGH]:
        newcomer.locator(f"#{button}, #card [data-deed={button}]").click()
        done += 1
    saved(newcomer, ENOUGH)

    assert done <= MOST_ACTIONS * ENOUGH
    assert {"Louise Casey"} <= {line.who for finding in Finding.objects.all() for line in finding.speakers}


def test_from_a_pdf_to_a_finding_over_a_page_break(newcomer, live_server):
    PublisherFactory(name="Toytown Gazette")
    press, lines = Press(), broken(TOLD, INNER, 11)
    press.column(MARGIN, 70, INNER, [paragraph(2), paragraph(3)])
    press.lines(MARGIN, 400, lines[:6])
    press.next_page()
    press.lines(MARGIN, 70, lines[6:])
    bring_in(newcomer, "keys.pdf", press.finished(), Title="The lost keys", Publisher="Toytown Gazette")

    caret_at(newcomer, lines[5])
    for _ in range(16):
        newcomer.keyboard.press("Control+Shift+ArrowRight")
    newcomer.keyboard.press("Enter")
    newcomer.keyboard.press("1")
    newcomer.keyboard.press("Control+s")
    expect(newcomer.locator("#saved")).to_contain_text("Saved")
    newcomer.keyboard.press("v")

    finding = Finding.objects.get()
    assert finding.quotation.text_version.source == Source.objects.get()
    assert f"{lines[5]} {lines[6]}".startswith(finding.quotation.text)
    assert len(finding.quotation.text) > len(lines[5])
    for number in ("1", "2"):
        newcomer.locator("#page-spread").get_by_role("button", name=f"page {number}").click()
        expect(newcomer.locator("#page-number")).to_have_value(number)
        expect(newcomer.locator(".passage-marked")).to_be_visible()
