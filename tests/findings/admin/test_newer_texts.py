"""A newer text that would take published words from readers is brought in by those who may publish."""

import pytest

from findings.models import AnchorQuestion, Finding
from sources.models import TextVersion
from tests.factories import LONG_AGO, TEXT, DraftFactory, ExtractionFactory, FindingFactory, QuotationFactory
from tests.findings.admin.filling import page, pages_of

pytestmark = pytest.mark.django_db
MISLAID = TEXT.replace("lost", "mislaid")
SENTENCE = "Readers would not see 1 published finding until somebody has said where its words stand in this text."


@pytest.fixture
def seen():
    return FindingFactory(first_published=LONG_AGO)


def correct(browser, finding, text):
    """The page on which a text is corrected."""
    address = page(finding.quotation.text_version, "correct")
    return browser.post(address, {"text": text, "note": "A misprint."})


def accept(browser, finding, text):
    """The page on which what was read is accepted."""
    capture = ExtractionFactory(text=text).capture
    sent = {"belongs": "other", "other": finding.source.pk, "text": text, "accept": "Accept"}
    return browser.post(page(capture, "reading"), sent)


def add(browser, finding, text):
    """The page on which a text is pasted."""
    sent = {"source": finding.source.pk, "text": text, "extractor": "by hand", "page_starts": "", "page_labels": ""}
    return browser.post(pages_of(TextVersion, "add"), sent)


each_door = pytest.mark.parametrize("bring", [correct, accept, add])


@each_door
def test_an_editor_takes_no_published_words_from_readers(door, seen, bring):
    browser, _ = door("editor other")

    response = bring(browser, seen, MISLAID)

    assert SENTENCE in response.content.decode()
    assert "Ask a reviewer" in response.content.decode()
    assert MISLAID.split("\n")[0] in response.content.decode()  # what was typed is still there
    assert Finding.objects.published().filter(pk=seen.pk).exists()
    assert seen.source.texts.count() == 1


@each_door
def test_an_editor_brings_a_newer_text_in_which_all_published_words_stand(door, seen, bring):
    browser, _ = door("editor other")

    assert bring(browser, seen, f"Foreword.\n\n{TEXT}").status_code == 302

    assert Finding.objects.published().filter(pk=seen.pk).exists()
    assert seen.source.texts.count() == 2


def test_an_editor_brings_a_newer_text_that_only_drafts_are_asked_about(door):
    browser, _ = door("editor other")
    draft = QuotationFactory(finding=DraftFactory()).finding

    assert correct(browser, draft, MISLAID).status_code == 302

    assert AnchorQuestion.objects.open().count() == 1


def test_a_reviewer_brings_it_in_and_is_led_to_what_waits(door, seen):
    browser, _ = door("reviewer other")

    response = correct(browser, seen, MISLAID)

    assert response.url == page(AnchorQuestion.objects.get())
    assert not Finding.objects.published().filter(pk=seen.pk).exists()
