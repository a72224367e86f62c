"""The look, seen in a real browser: the gallery shows every component, so what holds there holds everywhere."""

import re
from pathlib import Path

import pytest
from django.urls import include, path

from casearchive.gallery import gallery as gallery_view
from tests.judging import AND_GOOD_PRACTICE, violations

TEMPLATES = Path(__file__).parents[2] / "templates"


# The archive as in development, where the gallery has an address.
urlpatterns = [path("components/", gallery_view), path("", include("casearchive.urls"))]


@pytest.fixture
def gallery(live_server, settings, page):
    settings.DEBUG = True
    settings.ROOT_URLCONF = __name__

    def opened(width=1280, scheme="light"):
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        assert page.goto(live_server.url + "/components/").status == 200
        return page

    return opened


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing_in_the_gallery(gallery, width, scheme):
    assert violations(gallery(width, scheme), AND_GOOD_PRACTICE) == []


def test_no_component_is_wider_than_a_narrow_window(gallery):
    page = gallery(width=320)

    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_marks_are_drawn_around_direct_words_and_never_around_retold_ones(gallery):
    page = gallery()

    drawn = "e => getComputedStyle(e.querySelector('p'), '::before').content"
    direct = page.locator("#f-T0YT0WN1 blockquote")
    retold = page.locator("#f-T0YT0WN3 blockquote")
    assert "“" in direct.evaluate(drawn)
    assert retold.evaluate(drawn) == "none"
    assert retold.evaluate("e => getComputedStyle(e).fontFamily") != direct.evaluate(
        "e => getComputedStyle(e).fontFamily"
    )


def test_the_gallery_asks_nothing_of_anybody_else_and_breaks_no_policy(gallery, page, live_server):
    asked, complaints = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))

    gallery()

    assert all(url.startswith(live_server.url) for url in asked)
    assert not complaints


def test_the_gallery_is_not_there_outside_development(client, db):
    assert client.get("/components/").status_code == 404


PUBLIC = [file for file in sorted(TEMPLATES.rglob("*.html")) if "admin" not in file.parts]


@pytest.mark.parametrize("file", PUBLIC, ids=lambda file: str(file.relative_to(TEMPLATES)))
def test_a_public_template_is_the_same_for_everybody_and_clean_under_the_policy(file):
    script = r"<script(?![^>]*\ssrc=)(?! type=.application/ld)"  # of data, which no browser runs
    forbidden = r"request\.user|csrf_token|\bmessages\b|\|\s*safe|\sstyle=|\son\w+=|data:image|<style|" + script

    assert not re.search(forbidden, file.read_text())


@pytest.mark.parametrize("file", sorted((TEMPLATES / "components").rglob("*.html")), ids=lambda file: file.stem)
def test_a_component_opens_by_saying_what_it_needs(file):
    head = "".join(file.read_text().splitlines(keepends=True)[:3])

    assert re.search(r"\{#.*\b[Nn]eeds?\b|\{#.*May have", head)
