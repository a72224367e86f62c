"""The review and history pages in a real browser: by keyboard, without a complaint of the policy, for everybody."""

import pytest
from playwright.sync_api import expect

from findings import publishing
from findings.models import Finding
from tests.factories import FindingFactory
from tests.findings.admin.filling import page as page_of
from tests.judging import STANDARDS, violations

OURS = "#content"  # colours and landmarks of the stock admin are Django’s


def test_a_finding_is_published_by_keyboard_alone(opened, page, complaints):
    finding = FindingFactory(state="draft")
    publishing.send_for_review([finding])

    opened(page_of(finding, "review"))
    publish = page.get_by_role("button", name="Publish")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # past the long list of records, by the link that leads to the page itself
    for _ in range(60):
        page.keyboard.press("Tab")
        if publish.evaluate("button => button === document.activeElement"):
            break
    page.keyboard.press("Enter")

    expect(page.locator(".messagelist")).to_contain_text("1 finding is now published.")
    assert Finding.objects.get(pk=finding.pk).state == "published"
    assert complaints == []


@pytest.mark.parametrize("width", [1280, 768])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("view", ["review", "history"])
def test_the_pages_are_for_everybody(opened, page, complaints, view, scheme, width):
    finding = FindingFactory(state="in-review", summary="A key was lost in Toytown, and nobody told the inspector.")
    publishing.send_back(finding, note="Say more.")
    Finding.objects.filter(pk=finding.pk).update(summary="A key was hidden in Toytown; somebody told the inspector.")
    publishing.send_for_review([finding])
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)

    opened(page_of(finding, view))

    assert complaints == []  # before the judge tries styles of its own
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    assert violations(page, STANDARDS, within=OURS) == []
