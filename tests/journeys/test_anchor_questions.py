"""An editor settles where a quotation stands, in a real browser."""

import os
from pathlib import Path

import pytest
from playwright.sync_api import expect

from findings.models import AnchorQuestion
from tests.factories import TEXT, AnchorQuestionFactory, EditorFactory

from .at_the_desk import log_in

NEWER = TEXT.replace("lost", "had not lost").replace("constables of Toytown", "38 constables of Toyville")


@pytest.fixture
def desk(live_server, reader, client):
    """A browser in which an editor is logged in."""
    log_in(reader.context, client, EditorFactory(), live_server.url)
    return reader


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (768, "light"), (1280, "dark")])
def test_an_editor_reads_the_difference_and_moves_the_quotation(live_server, desk, width, scheme):
    question = AnchorQuestionFactory(newer=NEWER)
    desk.set_viewport_size({"width": width, "height": 900})
    desk.emulate_media(color_scheme=scheme)
    desk.goto(f"{live_server.url}/admin/findings/anchorquestion/")
    desk.get_by_role("link", name=question.quotation.finding.shown_id).click()

    expect(desk.get_by_text("Look at these first")).to_be_visible()
    expect(desk.get_by_role("insertion").filter(has_text="not")).to_be_visible()
    assert desk.evaluate("document.documentElement.scrollWidth <= innerWidth")
    if folder := os.environ.get("PICTURES"):
        desk.screenshot(path=Path(folder) / f"question-{width}-{scheme}.png", full_page=True)
    form = desk.get_by_role("form", name="Move it here")
    form.get_by_label("Reason").fill("The gazette corrected itself.")
    form.get_by_role("button", name="Move it here").click()

    expect(desk.get_by_text("moved to the suggested place")).to_be_visible()
    assert AnchorQuestion.objects.get().answer == "moved"
