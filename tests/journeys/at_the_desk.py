"""An editor at the desk in a real browser: a source with a text, a session, and ways to look at what is there."""

import shutil

import pytest
from django.conf import settings as django_settings
from playwright.sync_api import expect

from findings.models import QuotedSource
from tests.factories import EditorFactory
from tests.loaded import SEEDS, load, once

FIRST = "socialist-worker-2847-casey-report"


@pytest.fixture
def first_article(live_server, tmp_path):
    """The first article of the archive with its text, and no finding in it; names and themes are known."""

    def loading():
        seeds = shutil.copytree(SEEDS, tmp_path / "seeds")
        (seeds / "sources" / FIRST / "findings.yaml").unlink()
        load(seeds)

    once("first records without the findings of the first article", loading)
    return QuotedSource.objects.get(slug=FIRST)


@pytest.fixture
def editor(live_server):
    return EditorFactory(username="ida")


def log_in(context, client, editor, address):
    """Give the browser a session of that editor."""
    client.force_login(editor)
    cookie = client.cookies[django_settings.SESSION_COOKIE_NAME]
    context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": address}])


@pytest.fixture
def open_desk(reader, client, editor, live_server):
    """Opens the desk of a source for the editor; waits until it can be used."""
    log_in(reader.context, client, editor, live_server.url)

    def opened(source, page=None, query=""):
        page = page or reader
        page.goto(f"{live_server.url}/admin/findings/quotedsource/{source.pk}/desk/{query}")
        expect(page.locator("#desk[data-ready=yes]")).to_be_attached()
        return page

    return opened


def caret_at(page, words, offset=0):
    """Put the caret of the text before these words, as a click there would."""
    page.evaluate(
        """([words, offset]) => {
            const root = document.getElementById("words");
            const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
            for (let node = walker.nextNode(); node; node = walker.nextNode()) {
                const at = node.data.indexOf(words);
                if (at < 0) continue;
                root.focus();
                document.getSelection().collapse(node, at + offset);
                return;
            }
            throw new Error("These words are not on the page");
        }""",
        [words, offset],
    )


def drag_over(page, words):
    """Select these words with the mouse, from the first to the last."""
    box = page.evaluate(
        """(words) => {
            for (const paragraph of document.querySelectorAll("#words p")) {
                const at = paragraph.textContent.indexOf(words);
                if (at < 0) continue;
                paragraph.scrollIntoView({ block: "center" });
                const range = document.createRange();
                const node = paragraph.firstChild;
                range.setStart(node, at);
                range.setEnd(node, at + words.length);
                const rects = [...range.getClientRects()].filter((rect) => rect.width > 0);
                const [first, last] = [rects[0], rects.at(-1)];
                return [first.left + 1, first.top + first.height / 2, last.right - 1, last.top + last.height / 2];
            }
            throw new Error("These words are not on the page");
        }""",
        words,
    )
    page.mouse.move(box[0], box[1])
    page.mouse.down()
    page.mouse.move(box[2], box[3], steps=8)
    page.mouse.up()
