"""The finding's page in a real browser: its scripts work, and the strict policy finds nothing to complain of."""

from tests.factories import DraftFactory, TextVersionFactory, ThemeFactory
from tests.findings.admin.filling import page as page_of


def test_a_passage_and_a_theme_are_added_with_the_scripts_of_the_admin(opened, page, complaints):
    finding = DraftFactory()
    TextVersionFactory(text="Nobody had the key. Everybody wept.")
    ThemeFactory(name="Locksmithing")

    opened(page_of(finding))
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
    assert complaints == []
