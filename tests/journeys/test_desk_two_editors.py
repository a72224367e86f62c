"""Two editors on one source: each sees what the other saves, and neither writes over the other."""

import pytest
from playwright.sync_api import expect

from findings.models import Finding, QuotedSource
from tests.factories import EditorFactory, FindingFactory, TextVersionFactory

from .at_the_desk import drag_over, log_in

TEXT = "Nobody asked for the key. The cupboard was empty. The inspector wept."


@pytest.fixture
def source(live_server):
    return QuotedSource.objects.get(pk=TextVersionFactory(text=TEXT).source_id)


@pytest.fixture
def two(browser, client_class, open_desk, source, live_server):
    """The desk of the same source, open for two accounts."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    log_in(context, client_class(), EditorFactory(username="otto"), live_server.url)
    yield open_desk(source), open_desk(source, page=context.new_page())
    context.close()


@pytest.fixture
def client_class():
    from django.test import Client

    return Client


def test_what_one_saves_the_other_sees_without_reloading(two):
    ida, otto = two
    drag_over(ida, "The cupboard was empty.")
    ida.keyboard.press("Enter")
    ida.keyboard.press("1")
    expect(otto.locator("#findings .row")).to_have_count(0)

    ida.keyboard.press("Control+s")

    expect(otto.locator("#findings .row")).to_contain_text("The cupboard was empty.")
    expect(otto.locator("#findings .row")).to_contain_text("conclusion")


def test_a_conflict_shows_both_versions_and_the_editor_chooses_field_by_field(open_desk, source, two):
    finding = FindingFactory(text_version=source.texts.get(), words="The inspector wept.", state="draft")
    for page in two:
        page.reload()
        expect(page.locator("#desk[data-ready=yes]")).to_be_attached()
        page.locator("#findings .row").click()
    ida, otto = two
    otto.locator("#summary").fill("Otto’s summary.")
    otto.locator("#content-note").evaluate("e => e.closest('details').open = true")
    otto.locator("#content-note").fill("Mentions tears.")
    ida.locator("#summary").fill("Ida’s summary.")
    otto.keyboard.press("Control+s")
    expect(otto.locator("#saved")).to_contain_text("Saved")

    ida.keyboard.press("Control+s")

    dialog = ida.get_by_role("dialog", name="Somebody else has changed this finding")
    expect(dialog).to_contain_text("Otto’s summary.")
    expect(dialog).to_contain_text("Ida’s summary.")
    expect(dialog).to_contain_text("Mentions tears.")
    assert Finding.objects.get().summary == "Otto’s summary."
    dialog.get_by_role("button", name="Save what is chosen").click()
    expect(ida.locator("#saved")).to_contain_text("Saved")
    finding.refresh_from_db()
    assert (finding.summary, finding.content_note) == ("Ida’s summary.", "Mentions tears.")


def test_a_conflict_may_be_decided_later_and_nothing_typed_is_lost(two, source):
    finding = FindingFactory(text_version=source.texts.get(), words="The inspector wept.", state="draft")
    ida, _ = two
    ida.reload()
    expect(ida.locator("#desk[data-ready=yes]")).to_be_attached()
    ida.locator("#findings .row").click()
    ida.locator("#summary").fill("Ida’s summary.")
    Finding.objects.update(summary="By raw SQL, even.")
    ida.keyboard.press("Control+s")
    ida.get_by_role("button", name="Decide later").click()

    expect(ida.locator("#summary")).to_have_value("Ida’s summary.")
    ida.keyboard.press("Control+s")
    ida.get_by_role("button", name="Take the saved one").click()
    expect(ida.locator("#summary")).to_have_value("By raw SQL, even.")
    finding.refresh_from_db()
    assert finding.summary == "By raw SQL, even."
