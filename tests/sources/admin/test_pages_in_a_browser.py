"""The page of a file in a real browser: picture and passage are seen, and the policy has no complaint."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings as django_settings
from django.urls import reverse

from tests.sources.extraction.pdf.printing import MARGIN, WIDTH, Press, broken, paragraph
from tests.sources.held import held, span_of

INNER = WIDTH - 2 * MARGIN


@pytest.fixture
def version(transactional_db):
    press, told = Press(), paragraph(1, 12)
    lines = broken(told, INNER, 11)
    press.column(MARGIN, 70, INNER, [paragraph(2), paragraph(3)])
    press.lines(MARGIN, 400, lines[:6])
    press.next_page()
    press.lines(MARGIN, 70, lines[6:])
    return held(press.finished())


@pytest.fixture
def complaints(page):
    heard = []
    page.on("console", lambda message: heard.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: heard.append(str(error)))
    return heard


@pytest.fixture
def opened(live_server, page, desk, version):
    """The passage over both pages, opened at its first."""
    cookie = desk.cookies[django_settings.SESSION_COOKIE_NAME]
    page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_server.url}])
    spans = "{}-{}".format(*span_of(version, paragraph(1, 12)))
    address = reverse("admin:sources_textversion_pages", args=[version.pk])
    page.goto(f"{live_server.url}{address}?spans={spans}", wait_until="networkidle")
    return page


def test_the_passage_lies_on_the_picture_of_its_words(opened, complaints):
    opened.wait_for_function("performance.getEntriesByType('resource').some(entry => entry.name.includes('.png'))")
    picture, passage = opened.locator(".page-image").bounding_box(), opened.locator(".marked").bounding_box()

    left, top = (passage["x"] - picture["x"]) / picture["width"], (passage["y"] - picture["y"]) / picture["height"]
    assert abs(left - MARGIN / WIDTH) < 0.01
    assert 380 / 595 < top < 400 / 595
    assert [heard for heard in complaints if "404" not in heard] == []


def test_pages_are_turned_by_keyboard(opened):
    opened.get_by_role("link", name="Page after").focus()
    opened.keyboard.press("Enter")
    opened.wait_for_url("**page=2**")

    assert opened.locator(".marked").count() == 1
    opened.get_by_label("Page", exact=True).fill("1")
    opened.keyboard.press("Enter")
    opened.wait_for_url("**page=1")
    assert opened.get_by_role("link", name="Page after").is_visible()


@pytest.mark.parametrize("width", [1280, 768, 360])
def test_it_fits_and_axe_finds_nothing(opened, width):
    opened.set_viewport_size({"width": width, "height": 900})

    assert opened.evaluate("document.querySelector('.page-image').getBoundingClientRect().right <= innerWidth")
    found = Axe().run(opened, context="#content")
    assert [problem["id"] for problem in found.response["violations"]] == []
