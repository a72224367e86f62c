"""The page of a file in a real browser: picture and passage are seen, and the policy has no complaint."""

import pytest
from django.urls import reverse

from tests.judging import violations
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
def passage(opened, page, version):
    """The passage over both pages, opened at its first."""
    spans = "{}-{}".format(*span_of(version, paragraph(1, 12)))
    address = reverse("admin:sources_textversion_pages", args=[version.pk])
    opened(f"{address}?spans={spans}", wait_until="networkidle")
    return page


def test_the_passage_lies_on_the_picture_of_its_words(passage, complaints):
    passage.wait_for_function("performance.getEntriesByType('resource').some(entry => entry.name.includes('.png'))")
    picture, marked = passage.locator(".page-image").bounding_box(), passage.locator(".marked").bounding_box()

    left, top = (marked["x"] - picture["x"]) / picture["width"], (marked["y"] - picture["y"]) / picture["height"]
    assert abs(left - MARGIN / WIDTH) < 0.01
    assert 380 / 595 < top < 400 / 595
    assert complaints == []


def test_pages_are_turned_by_keyboard(passage):
    passage.get_by_role("link", name="Page after").focus()
    passage.keyboard.press("Enter")
    passage.wait_for_url("**page=2**")

    assert passage.locator(".marked").count() == 1
    passage.get_by_label("Page", exact=True).fill("1")
    passage.keyboard.press("Enter")
    passage.wait_for_url("**page=1")
    assert passage.get_by_role("link", name="Page after").is_visible()


@pytest.mark.parametrize("width", [1280, 768, 360])
def test_it_fits_and_axe_finds_nothing(passage, width):
    passage.set_viewport_size({"width": width, "height": 900})

    assert passage.evaluate("document.querySelector('.page-image').getBoundingClientRect().right <= innerWidth")
    assert violations(passage, within="#content") == []
