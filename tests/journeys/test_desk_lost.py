"""What goes wrong on the way loses no typed word: no connection, no session, a lost answer, a closed page."""

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import expect

from findings.models import Finding, QuotedSource
from tests.factories import TextVersionFactory

from .at_the_desk import drag_over

WORDS = "Nobody asked for the key."


@pytest.fixture
def watched():
    """Here the console has every right to complain."""
    return lambda page: page


@pytest.fixture
def source(live_server):
    return QuotedSource.objects.get(pk=TextVersionFactory(text=f"{WORDS} The cupboard was empty.").source_id)


@pytest.fixture
def typed(open_desk, source):
    """A desk on which a finding was begun, and a summary typed."""
    page = open_desk(source)
    drag_over(page, WORDS)
    page.keyboard.press("Enter")
    page.keyboard.press("3")
    page.keyboard.press("s")
    page.keyboard.type("A constable said that nobody asked.")
    return page


def test_without_a_connection_everything_stays_and_is_saved_when_it_is_back(typed):
    typed.route("**/desk/**", lambda route: route.abort())
    typed.keyboard.press("Control+s")
    expect(typed.locator("[data-notice=unanswered]")).to_contain_text("Nothing you typed is lost")
    expect(typed.locator("#summary")).to_have_value("A constable said that nobody asked.")

    typed.unroute("**/desk/**")
    typed.get_by_role("button", name="Save again").click()

    expect(typed.locator("#saved")).to_contain_text("Saved")
    expect(typed.locator("[data-notice=unanswered]")).to_have_count(0)
    assert Finding.objects.get().summary == "A constable said that nobody asked."


def test_an_answer_that_is_lost_makes_no_second_finding(typed):
    def lost(route):
        route.fetch()
        route.abort()

    typed.route("**/desk/save/**", lost)
    typed.keyboard.press("Control+s")
    expect(typed.locator("[data-notice=unanswered]")).to_be_visible()
    assert Finding.objects.count() == 1

    typed.unroute("**/desk/save/**")
    typed.keyboard.type(" And more.")
    typed.keyboard.press("Control+s")

    expect(typed.locator("#saved")).to_contain_text("Saved")
    assert [finding.summary for finding in Finding.objects.all()] == ["A constable said that nobody asked. And more."]


def test_an_ended_session_loses_nothing_log_in_in_another_tab_and_save(typed, editor, live_server):
    editor.set_password("toytown-cupboard-key")
    editor.save()
    Session.objects.all().delete()
    typed.keyboard.press("Control+s")
    expect(typed.locator("[data-notice=logged-out]")).to_contain_text("Log in in another tab")
    expect(typed.locator("#summary")).to_have_value("A constable said that nobody asked.")
    assert not Finding.objects.exists()

    with typed.context.expect_page() as opened:
        typed.get_by_role("link", name="Log in in another tab").click()
    other = opened.value
    other.get_by_label("Username").fill("ida")
    other.get_by_label("Password").fill("toytown-cupboard-key")
    other.get_by_role("button", name="Log in").click()
    expect(other.get_by_role("heading", name="For editors")).to_be_visible()
    other.close()
    typed.keyboard.press("Control+s")

    expect(typed.locator("#saved")).to_contain_text("Saved")
    assert Finding.objects.get().summary == "A constable said that nobody asked."


def test_a_page_closed_before_saving_opens_again_with_what_was_typed(typed, open_desk, source):
    typed.close()
    page = typed.context.new_page()
    open_desk(source, page=page)

    expect(page.locator("#notices")).to_contain_text("words of yours that were not saved")
    expect(page.locator("#summary")).to_have_value("A constable said that nobody asked.")
    expect(page.locator("[name=kind]:checked")).to_have_value("testimony")
    page.keyboard.press("Control+s")
    expect(page.locator("#saved")).to_contain_text("Saved")
    assert (
        page.evaluate(
            "Object.keys(localStorage).filter((name) => name.startsWith('desk:') && name !== 'desk:single-keys')"
        )
        == []
    )


def test_going_to_another_finding_keeps_the_unsaved_one_in_the_list(typed):
    typed.keyboard.press("Escape")
    drag_over(typed, "The cupboard was empty.")
    typed.keyboard.press("Enter")
    typed.keyboard.press("Control+s")
    expect(typed.locator("#saved")).to_contain_text("Saved")
    typed.keyboard.press("Escape")
    typed.keyboard.press("Escape")

    typed.locator("#findings .unsaved").click()

    expect(typed.locator("#summary")).to_have_value("A constable said that nobody asked.")
