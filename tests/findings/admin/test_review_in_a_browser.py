"""The review and history pages in a real browser: by keyboard, without a complaint of the policy, for everybody."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings as django_settings
from playwright.sync_api import expect

from findings import publishing
from findings.models import Finding
from tests.factories import FindingFactory
from tests.findings.admin.filling import page as page_of

# Colours and landmarks of the stock admin are Django’s; what stands in the middle is ours.
OURS = {"include": [["#content"]]}


@pytest.fixture
def complaints(page):
    heard = []
    page.on("console", lambda message: heard.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: heard.append(str(error)))
    return heard


@pytest.fixture
def at_the_desk(live_server, page, desk):
    cookie = desk.cookies[django_settings.SESSION_COOKIE_NAME]
    page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_server.url}])
    return lambda record, view: page.goto(live_server.url + page_of(record, view))


def violations(page):
    rules = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
    found = Axe().run(page, context=OURS, options=rules).response["violations"]
    return [(rule["id"], [node["target"] for node in rule["nodes"]]) for rule in found]


def test_a_finding_is_published_by_keyboard_alone(at_the_desk, page, complaints):
    finding = FindingFactory(state="draft")
    publishing.send_for_review([finding])

    at_the_desk(finding, "review")
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
    assert [heard for heard in complaints if "404" not in heard] == []


@pytest.mark.parametrize("width", [1280, 768])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("view", ["review", "history"])
def test_the_pages_are_for_everybody(at_the_desk, page, complaints, view, scheme, width):
    finding = FindingFactory(state="in-review", summary="A key was lost in Toytown, and nobody told the inspector.")
    publishing.send_back(finding, note="Say more.")
    Finding.objects.filter(pk=finding.pk).update(summary="A key was hidden in Toytown; somebody told the inspector.")
    publishing.send_for_review([finding])
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)

    at_the_desk(finding, view)

    assert [heard for heard in complaints if "404" not in heard] == []  # before the judge tries styles of its own
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    assert violations(page) == []
