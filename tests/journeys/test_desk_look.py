"""The desk is accessible in the light and the dark, wide and narrow, and says what it does to those who listen."""

import pytest
from playwright.sync_api import expect

from findings.models import Finding
from tests.factories import FindingFactory, InstitutionFactory
from tests.judging import AND_GOOD_PRACTICE, violations

from .at_the_desk import drag_over

LOOKS = [(1280, 900, "light"), (1280, 900, "dark"), (768, 1024, "light"), (768, 1024, "dark")]


def wrong_on(page, what):
    found = {}
    for width, height, scheme in LOOKS:
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        # the admin's own head is not ours to mend
        for each in violations(page, AND_GOOD_PRACTICE, within={"exclude": ["#header", ".breadcrumbs"]}):
            found[what, width, scheme, each["id"]] = each["nodes"][0]["html"]
    return found


def test_axe_finds_nothing_on_the_desk(open_desk, first_article):
    FindingFactory(text_version=first_article.texts.get(), words="change itself", state="draft")
    FindingFactory(text_version=first_article.texts.get(), words="diagnosis")
    page = open_desk(first_article)
    found = wrong_on(page, "list")
    page.keyboard.press("n")
    found |= wrong_on(page, "suggestion")
    page.keyboard.press("e")
    page.locator("#more").evaluate("e => { e.open = true; }")
    page.keyboard.press("d")
    found |= wrong_on(page, "form")
    page.locator("#theme").fill("rac")
    expect(page.get_by_role("option").first).to_be_visible()
    found |= wrong_on(page, "choices")
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    found |= wrong_on(page, "keys")

    assert found == {}


@pytest.mark.parametrize(("width", "height"), [(768, 1024), (360, 740)])
def test_nothing_is_wider_than_a_narrow_window_and_both_panes_can_be_used(open_desk, first_article, width, height):
    page = open_desk(first_article)
    page.set_viewport_size({"width": width, "height": height})
    assert page.evaluate("document.documentElement.scrollWidth") <= width

    drag_over(page, "deep-seated homophobia")
    page.get_by_role("button", name="New finding").click()
    page.get_by_label("conclusion").check()
    page.get_by_role("button", name="Save").click()

    expect(page.locator("#saved")).to_contain_text("Saved")
    assert Finding.objects.get().quotation.text == "deep-seated homophobia"


def test_a_long_name_leaves_the_form_within_its_pane(open_desk, first_article):
    body = InstitutionFactory(name="Toytown and District Combined Constabulary Licensing Inspectorate")
    FindingFactory(text_version=first_article.texts.get(), words="change itself", state="draft", subjects=[body])
    page = open_desk(first_article)
    page.set_viewport_size({"width": 1024, "height": 900})

    page.locator("#findings .row").first.click()

    expect(page.locator(".party-name").last).to_have_text(body.name)
    pane = page.locator("#beside").bounding_box()
    parts = [each.bounding_box() for each in page.locator("#hand .party, #kinds, #hand .party button").all()]
    assert all(part["x"] + part["width"] <= pane["x"] + pane["width"] for part in parts)


def test_deeds_are_told_to_those_who_listen(open_desk, first_article):
    page = open_desk(first_article)
    drag_over(page, "deep-seated homophobia")
    page.keyboard.press("Enter")
    expect(page.locator("#said")).to_contain_text("New finding of 2 words")
    page.keyboard.press("t")
    page.keyboard.type("homoph")
    expect(page.locator("#said")).to_contain_text("3 to choose from")
    page.keyboard.press("Enter")
    expect(page.locator("#said")).to_contain_text("added")
    page.keyboard.press("Control+s")
    expect(page.locator("#said")).to_contain_text("Saved")


def test_without_scripts_the_text_is_marked_and_words_can_be_pasted(without_scripts, open_desk, first_article, reader):
    FindingFactory(text_version=first_article.texts.get(), words="change itself", state="draft")
    open_desk(first_article)
    without_scripts.context.add_cookies(reader.context.cookies())
    without_scripts.goto(reader.url)

    expect(without_scripts.locator("mark")).to_have_text("change itself")
    expect(without_scripts.locator("#findings")).to_contain_text("change itself")
    without_scripts.get_by_role("textbox", name="The words").fill('"deep-seated homophobia"')
    without_scripts.get_by_role("button", name="Make a draft").click()
    expect(without_scripts.locator(".messagelist")).to_contain_text("a draft was made of them")
