"""What holds of every public page, with the first records on it."""

from urllib.parse import quote

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from findings.models import Finding, Institution, Person, Theme
from findings.publishing import withdraw
from sources.models import Source
from tests.factories import (
    ClaimStatusFactory,
    CorrectionFactory,
    FindingFactory,
    ReplyFactory,
    SourceFactory,
    TextVersionFactory,
)
from tests.judging import AND_GOOD_PRACTICE, violations
from tests.pages.addresses import LISTS

# What a page is built of differs by width, not by scheme.
EVERYTHING = AND_GOOD_PRACTICE
WHAT_COLOURS_CHANGE = ["color-contrast", "link-in-text-block"]
LOOKS = [
    (1280, "light", EVERYTHING),
    (1280, "dark", WHAT_COLOURS_CHANGE),
    (360, "dark", EVERYTHING),
    (360, "light", WHAT_COLOURS_CHANGE),
]
NOTHING = {"withdrawn": 410, "mistyped": 404, "nowhere": 404}


@pytest.fixture
def pages(archive):
    """One page of each sort, by what it is, and the pages that say there is nothing. Of long lists the last page."""
    withdrawn = Finding.objects.published().last()
    withdraw([withdrawn], reason="error")
    recorded = Finding.objects.published().filter(kind="statistic").first()
    for reason in ["A figure was misspelt.", "A theme was missing."]:
        CorrectionFactory(finding=recorded, reason=reason)
    ReplyFactory(finding=recorded, text="Not so.\n\nThe key was never ours.", state="published")
    for status in ["reported", "found-by-review"]:
        ClaimStatusFactory(finding=recorded, status=status, descriptor="a review", decided_on="2021-05-04")
    letter = SourceFactory(kind="letter", licence="open-government-licence")
    text = TextVersionFactory(source=letter, text="A key was lost. Then a teapot was lost.\n\nNobody knows where. " * 9)
    for words in ("A key was lost. Then", "Then a teapot was lost.\n\nNobody"):
        FindingFactory(words=words, text_version=text)
    records = {
        "letter": letter,
        "statistic": recorded,
        "finding with connections": Finding.objects.published().exclude(connections=None).first(),
        "broad theme": Theme.objects.filter(slug="discrimination").first(),
        "theme": Theme.objects.get(slug="racism"),
        "institution": Institution.objects.get(slug="metropolitan-police-service"),
        "person": Person.objects.published().first(),
        "article": Source.objects.published().get(kind="article"),
        "report": Source.objects.published().filter(kind="report").first(),
    }
    words = Finding.objects.published().filter(kind="conclusion").first().quotation.text
    paths = {
        **{name: reverse(name) for name in LISTS},
        **{name: record.get_absolute_url() for name, record in records.items()},
        "findings:finding-list": "/findings/?page=3",
        "article": records["article"].get_absolute_url() + "?page=3",
        "institution": records["institution"].get_absolute_url() + "?page=2",
        "text": records["article"].get_absolute_url() + "text/",
        "open text": records["letter"].get_absolute_url() + "text/",
        "search": "/findings/?q=freezer+OR+fridges&theme=forensics&kind=conclusion&kind=journalists-summary",
        "checked": f"/check/?text={quote(words)}",
        "altered": f"/check/?text={quote(words.replace(' ', ' never ', 1))}",
        "nothing found": "/findings/?q=cupboard&theme=racism",
        "not understood": "/findings/?theme=gossip",
        "framed card": f"/findings/{recorded.shown_id}/embed/",
        "withdrawn": withdrawn.get_absolute_url(),
        "mistyped": "/findings/K7Q2-9XWX/",
        "nowhere": "/nowhere/",
    }
    return {name: archive + path for name, path in paths.items()}


def test_axe_finds_nothing_in_the_light_or_dark_narrow_or_wide(page, pages):
    found: dict[tuple[str, int, str, str], str] = {}
    for name, address in pages.items():
        assert page.goto(address).status == NOTHING.get(name, 200), name
        for width, scheme, rules in LOOKS:
            page.set_viewport_size({"width": width, "height": 900})
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            wrong = violations(page, rules)
            found |= {(name, width, scheme, each["id"]): each["nodes"][0]["html"] for each in wrong}

    assert found == {}


def test_every_page_fits_a_narrow_window_and_prints_its_words_alone(reader, pages):
    del pages["nowhere"], pages["mistyped"]  # a page that is not there is a complaint of the console, rightly
    for name, address in pages.items():
        reader.set_viewport_size({"width": 320, "height": 800})
        reader.emulate_media(media="screen")
        reader.goto(address)
        assert reader.evaluate("document.documentElement.scrollWidth") == 320, name

        reader.emulate_media(media="print")
        expect(reader.get_by_role("heading", level=1)).to_be_visible()
        expect(reader.get_by_role("navigation", name="Main")).not_to_be_visible()
        doing = "[role=search]:visible, .pager:visible, button:visible, #how-to-search:visible, .away:visible"
        assert reader.locator(doing).count() == 0, name


def test_a_printed_list_says_which_words_and_filters_it_is_of(reader, pages):
    reader.goto(pages["search"])
    reader.emulate_media(media="print")

    assert [" ".join(chip.inner_text().split()) for chip in reader.locator(".chips li").all()] == [
        "Words: freezer OR fridges",
        "Theme: Forensics and evidence handling",
        "Kind: conclusion",
        "Kind: journalist’s summary",
    ]
    assert reader.locator("#clear-filters:visible, .chip svg:visible").count() == 0


def test_no_page_needs_a_script_to_show_its_words(without_scripts, reader, pages):
    for name in ["home", "findings:finding-list", "statistic", "article"]:
        reader.goto(pages[name])
        without_scripts.goto(pages[name])

        shown, plain = reader.locator("main").inner_text(), without_scripts.locator("main").inner_text()
        assert [line for line in shown.splitlines() if line not in plain and "Copy" not in line] == []
