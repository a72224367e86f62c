"""The archive with its first records, open in a real browser that reports whatever goes wrong."""

import pytest
from django.db import transaction
from playwright.sync_api import expect

from tests.crowd import crowd
from tests.loaded import first_records

from .at_the_desk import editor, first_article, open_desk

__all__ = ["editor", "first_article", "open_desk"]

expect.set_options(timeout=10_000)


@pytest.fixture
def archive(live_server):
    """The address of an archive that holds the first records."""
    first_records()
    return live_server.url


@pytest.fixture
def crowded(live_server):
    """The address of an archive of sixty invented findings, where the first records are not what it is about."""
    with transaction.atomic():
        crowd(60)
    return live_server.url


@pytest.fixture
def watched(live_server):
    """Watches a page: whatever it asks of another host, and whatever its console complains of, fails the test."""
    wrong = []

    def said(message):
        expected = any(answer in message.text for answer in ("410 (Gone)", "409 (Conflict)"))
        expected = expected or message.location["url"].endswith("/favicon.ico")  # the admin has none
        if message.type in {"error", "warning"} and not expected:
            wrong.append(message.text)

    def asked(request):
        if not request.url.startswith(live_server.url):
            wrong.append(request.url)

    def watch(page):
        page.on("request", asked)
        page.on("console", said)
        page.on("pageerror", lambda error: wrong.append(str(error)))
        return page

    yield watch
    assert wrong == []


@pytest.fixture
def reader(watched, page):  # in this order, so that the browser closes before the server that it is connected to
    """A reader’s browser, which does not scroll smoothly."""
    page.set_viewport_size({"width": 1280, "height": 900})
    page.emulate_media(reduced_motion="reduce")
    return watched(page)


@pytest.fixture
def without_scripts(watched, browser):
    """A reader's browser that runs no scripts."""
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 900})
    yield watched(context.new_page())
    context.close()
