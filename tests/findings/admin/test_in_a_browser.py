"""The finding's page in a real browser: its scripts work, and the strict policy finds nothing to complain of."""

import pytest
from django.conf import settings as django_settings

from tests.factories import DraftFactory, TextVersionFactory, ThemeFactory
from tests.findings.admin.filling import page as page_of


@pytest.fixture
def complaints(page):
    """What the console says on the way, other than that there is no icon."""
    heard = []
    page.on("console", lambda message: heard.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: heard.append(str(error)))
    return heard


@pytest.fixture
def at_the_desk(live_server, page, desk):
    """The browser with the editor's session, and a way to open a record's page."""
    cookie = desk.cookies[django_settings.SESSION_COOKIE_NAME]
    page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_server.url}])
    return lambda record: page.goto(live_server.url + page_of(record))


def test_a_passage_and_a_theme_are_added_with_the_scripts_of_the_admin(at_the_desk, page, complaints):
    finding = DraftFactory()
    TextVersionFactory(text="Nobody had the key. Everybody wept.")
    ThemeFactory(name="Locksmithing")

    at_the_desk(finding)
    page.click("#quotations-group .add-row a")
    page.click("#quotations-0 .field-text_version .select2-selection")
    page.click(".select2-results__option >> text=The lost key of Toytown")
    page.fill("#id_quotations-0-passage", "Nobody had the kea.")
    page.click("#taggings-group .add-row a")
    page.click("#taggings-0 .select2-selection")
    page.keyboard.type("locksm")
    page.click(".select2-results__option >> text=Locksmithing")
    page.click("[name=_continue]")
    assert "found up to “Nobody had the”" in page.inner_text("#quotations-group")
    page.fill("#id_quotations-0-passage", "Nobody had the key.")
    page.click("[name=_continue]")

    assert page.inner_text("#quotations-group .chosen-words strong") == "Nobody had the key."
    assert finding.taggings.get().theme.name == "Locksmithing"
    assert [heard for heard in complaints if "404" not in heard] == []
