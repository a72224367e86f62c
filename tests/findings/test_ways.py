"""From a finding there is a way to its words: in the archive’s text, on the web page, in an archived copy, in a PDF."""

import html
import re

import pytest

from tests.factories import FindingFactory, QuotationFactory, SourceFactory, TextVersionFactory

pytestmark = pytest.mark.django_db

WEB = {"address": "https://gazette.example/keys#top", "archived_address": "https://kept.example/2021/keys"}


def links(client, finding):
    """The addresses of the page of a finding, by their words."""
    page = client.get(finding.get_absolute_url()).content.decode()
    found = re.findall(r'<a href="([^"]*)"[^>]*>(The original|An archived copy|In its place in the text)</a>', page)
    return [(words, html.unescape(address)) for address, words in found]


def test_the_original_and_its_copy_are_opened_at_the_words(client):
    text = "A key was lost here. Then a key was lost there, twice."
    version = TextVersionFactory(text=text, source=SourceFactory(**WEB))
    finding = FindingFactory(words="Then a key was lost there", text_version=version)

    directive = ":~:text=Then%20a%20key%20was%20lost%20there"
    assert links(client, finding) == [
        ("In its place in the text", f"/sources/{version.source.slug}/text/?finding={finding.shown_id}"),
        ("The original", f"https://gazette.example/keys#top{directive}"),
        ("An archived copy", f"https://kept.example/2021/keys#{directive}"),
    ]


def test_no_word_of_what_readers_may_not_read_is_in_the_address(client):
    version = TextVersionFactory(text="A key. A secret teapot. A key. After.", source=SourceFactory(**WEB))
    FindingFactory(words="A secret teapot.", text_version=version, state="withdrawn")
    finding = FindingFactory(text_version=version, words="A key.")
    quotation = finding.quotation
    quotation.place(version.text, [(24, 30)])
    quotation.save()
    other = TextVersionFactory(text="A secret spoon. A key.", source=SourceFactory(**WEB))
    FindingFactory(words="A secret spoon.", text_version=other, state="withdrawn")
    QuotationFactory(finding=finding, text_version=other, role="also-in", words="A key.")

    found = links(client, finding)

    assert len(found) == 6
    assert found[1] == ("The original", "https://gazette.example/keys#top:~:text=A%20key.,-After.")
    assert "secret" not in str(found)


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://review.example/report.PDF?v=2#page=9", "https://review.example/report.PDF?v=2#page=4"),
        ("https://review.example/the-report", "https://review.example/the-report"),
    ],
)
def test_a_pdf_is_opened_at_its_page(client, address, expected):
    version = TextVersionFactory(
        text="One page. A key was lost.",
        page_starts=[0, 10],
        page_labels=["i", "ii"],
        page_numbers=[3, 4],
        source=SourceFactory(address=address, kind="report"),
    )

    finding = FindingFactory(words="A key was lost.", text_version=version)

    assert links(client, finding)[1] == ("The original", expected)
