"""What the page of a finding has for those who embed and share it, and the framed card."""

import html
import re

import lxml.html
import pytest

from findings.publishing import withdraw
from findings.record_addresses import finding_slug
from tests.crowd import crowd
from tests.factories import (
    AnchorQuestionFactory,
    ClaimStatusFactory,
    CorrectionFactory,
    FindingFactory,
    InstitutionFactory,
    PersonFactory,
    PublisherFactory,
    SourceFactory,
    TextVersionFactory,
    ThemeFactory,
)

from .addresses import pages

pytestmark = pytest.mark.django_db

TEXT = "It rained.\n\nThe key was lost. Nobody looked for it. I saw it & <laughed>."


@pytest.fixture
def made():
    """Makes a finding in an article of the Toytown Gazette."""
    source = SourceFactory(byline="Paula Pencil", publisher=PublisherFactory(name="Toytown Gazette"))
    version = TextVersionFactory(source=source, text=TEXT)

    def make(**about):
        speakers = {} if "bodies" in about else {"speakers": [PersonFactory(name="Ida Invented")]}
        return FindingFactory(text_version=version, **{"words": "The key was lost.", **speakers, **about})

    return make


@pytest.fixture
def code(client):
    """The code that the page offers, as whoever pastes it has it: parsed, and as it is."""

    def offered(finding, which="embed-code"):
        page = lxml.html.fromstring(client.get(finding.get_absolute_url()).content.decode())
        [area] = page.xpath(f"//textarea[@id='{which}'][@readonly]")
        return lxml.html.fragment_fromstring(area.text), area.text

    return offered


@pytest.fixture
def meta(client):
    """The meta elements of a page, by property or name; each stands there once."""

    def read(address):
        page = lxml.html.fromstring(client.get(address).content.decode())
        found = [(each.get("property"), each.get("content")) for each in page.xpath("//meta[@property]")]
        found += [
            (each.get("name"), each.get("content")) for each in page.xpath("//meta[starts-with(@name,'twitter:')]")
        ]
        assert len(dict(found)) == len(found), address
        return dict(found)

    return read


def said(element):
    return [" ".join(each.text_content().split()) for each in element.iter("p")]


def test_the_code_is_a_blockquote_with_words_attribution_and_a_link_that_lasts(code, made):
    finding = made(bodies=[InstitutionFactory(name="Cupboard Review", kind="review")])
    lasting = f"http://testserver/findings/{finding.shown_id}"

    quotation, _ = code(finding)

    assert (quotation.tag, quotation.get("cite")) == ("blockquote", lasting)
    assert said(quotation) == [
        "Conclusion",
        "“The key was lost.”",
        "Cupboard Review · reported by Paula Pencil, Toytown Gazette · 4 May 2021",
        f"Case archive, finding {finding.shown_id}",
    ]
    assert [link.get("href") for link in quotation.iter("a")] == [lasting]


def test_the_code_needs_nothing_of_ours(code, made):
    _, written = code(made(content_note="Mentions a wet coat."))

    assert not re.search(r"class|style|script|<img|id=", written)


def test_what_stands_in_it_is_escaped_for_the_page_and_once_more_for_where_it_is_pasted(client, code, made):
    finding = made(words="I saw it & <laughed>.", speakers=[PersonFactory(name="<b>Ida</b>")])

    quotation, written = code(finding)

    assert "“I saw it & <laughed>.”" in said(quotation)
    assert "“I saw it &amp; &lt;laughed&gt;.”" in written
    assert "&lt;b&gt;Ida&lt;/b&gt;" in written
    assert html.escape("I saw it &amp; &lt;laughed&gt;.") in client.get(finding.get_absolute_url()).content.decode()


def test_paragraphs_of_the_words_are_paragraphs(code, made):
    quotation, _ = code(made(words="It rained.\n\nThe key was lost."))

    assert said(quotation)[1:3] == ["“It rained.", "The key was lost.”"]


@pytest.mark.parametrize(
    ("about", "first", "words", "attribution"),
    [
        (
            {"kind": "journalists-summary", "bodies": ["review"]},
            "Journalist’s summary, not the words of the report",
            "The key was lost.",
            "In the words of Paula Pencil, Toytown Gazette, on the Cupboard Review · 4 May 2021",
        ),
        (
            {"kind": "opinion"},
            "Opinion, not a finding of a report",
            "“The key was lost.”",
            "Opinion of Paula Pencil, Toytown Gazette · 4 May 2021",
        ),
        (
            {"kind": "allegation"},
            "Allegation, not decided, as far as this archive knows",
            "“The key was lost.”",
            "Ida Invented · reported by Paula Pencil, Toytown Gazette · 4 May 2021",
        ),
    ],
)
def test_it_says_what_the_words_must_not_be_taken_for(code, made, about, first, words, attribution):
    if "bodies" in about:
        about = {**about, "bodies": [InstitutionFactory(name="Cupboard Review", kind="review")]}

    quotation, _ = code(made(**about))

    assert said(quotation)[:3] == [first, words, attribution]


def test_it_says_what_became_of_the_claim_and_that_it_was_corrected(code, made):
    finding = made(kind="allegation")
    ClaimStatusFactory(finding=finding, status="upheld", descriptor="a panel", decided_on="2022-05-04")
    CorrectionFactory(finding=finding)

    told = said(code(finding)[0])

    assert told[0] == "Allegation. Status of the claim: upheld, a panel, 4 May 2022"
    assert told[-1].startswith("Corrected on ")


def test_a_content_note_stands_before_the_words(code, made):
    told = said(code(made(themes=[ThemeFactory(content_note="Mentions stale biscuits.")]))[0])

    assert told[1:3] == ["Content note: Mentions stale biscuits.", "“The key was lost.”"]


def test_the_other_code_frames_the_card(client, code, made):
    finding = made()

    frame, _ = code(finding, "frame-code")

    assert (frame.tag, frame.get("title")) == ("iframe", f"Case archive, finding {finding.shown_id}")
    assert frame.get("src") == f"http://testserver/findings/{finding.shown_id}/embed/"
    assert int(frame.get("height")) > 150


def test_the_framed_card_has_the_finding_and_no_navigation_and_its_links_leave_the_frame(client, made):
    finding = made()

    response = client.get(f"/findings/{finding.shown_id}/embed/")

    page = lxml.html.fromstring(response.content.decode())
    assert "The key was lost." in page.text_content()
    assert page.xpath("//nav | //form | //script | //header") == []
    assert [each.attrib for each in page.iter("base")] == [{"target": "_top"}]
    assert page.xpath("//link[@rel='canonical']/@href") == [f"http://testserver{finding.get_absolute_url()}"]
    assert page.xpath("//meta[@name='robots']/@content") == [response["X-Robots-Tag"]] == ["noindex"]


def test_the_framed_card_has_the_content_note_before_words_that_are_folded_away(client, made):
    finding = made(content_note="Mentions a wet coat.")

    page = lxml.html.fromstring(client.get(f"/findings/{finding.shown_id}/embed/").content.decode())

    [folded] = page.iter("details")
    assert "open" not in folded.attrib
    assert "Mentions a wet coat." in folded.find("summary").text_content()
    assert "The key was lost." in folded.find("blockquote").text_content()


def test_the_framed_card_says_that_it_was_corrected_withdrawn_or_is_being_checked(client, made):
    finding = made()
    address = f"/findings/{finding.shown_id}/embed/"
    CorrectionFactory(finding=finding)
    assert "Corrected on " in client.get(address).content.decode()

    withdraw([finding], reason="legal")
    gone = client.get(address)
    assert gone.status_code == 410
    assert "for a legal reason" in gone.content.decode()
    assert "The key was lost." not in gone.content.decode()
    assert "frame-ancestors *" in gone["Content-Security-Policy"]

    held = AnchorQuestionFactory().quotation.finding
    checked = client.get(f"/findings/{held.shown_id}/embed/")
    assert (checked.status_code, checked["X-Robots-Tag"]) == (200, "noindex")
    assert held.quotation.text not in checked.content.decode()


def test_any_way_of_writing_the_identifier_leads_to_the_framed_card(client, made):
    shown = made().shown_id
    for written in [f"{shown.lower()}/embed/", f"{shown}/embed", f"{shown.replace('-', ' ')}/embed/"]:
        response = client.get(f"/findings/{written}")

        assert (response.status_code, response["Location"]) == (301, f"/findings/{shown}/embed/"), written


def test_no_finding_has_the_address_of_its_card(client, made):
    finding = made(summary="Embed!")

    assert finding_slug("Embed!") == "finding"
    assert client.get(finding.get_absolute_url()).status_code == 200
    assert finding_slug("Embedded officers lost a key.") == "embedded-officers-lost-a-key"


def test_who_shares_a_finding_is_told_its_summary_words_attribution_and_picture(meta, made):
    finding = made(summary="A key was lost.")

    found = meta(finding.get_absolute_url())

    shown = "“The key was lost.” – Ida Invented · reported by Paula Pencil, Toytown Gazette · 4 May 2021"
    assert found.pop("og:image").startswith(f"http://testserver/findings/{finding.shown_id}/card-")
    assert found.pop("article:published_time").startswith("20")
    assert found == {
        "og:type": "article",
        "og:site_name": "Case archive",
        "og:title": "A key was lost.",
        "og:description": f"Conclusion – {shown}",
        "og:url": f"http://testserver{finding.get_absolute_url()}",
        "og:image:width": "1200",
        "og:image:height": "630",
        "og:image:alt": f"Conclusion – {shown} – Case archive, finding {finding.shown_id}",
        "twitter:card": "summary_large_image",
        "twitter:image:alt": f"Conclusion – {shown} – Case archive, finding {finding.shown_id}",
    }


def test_who_shares_a_finding_with_a_content_note_is_told_none_of_its_words(meta, made):
    finding = made(summary="A slur was said.", content_note="Repeats a slur.")

    found = meta(finding.get_absolute_url())

    told = " ".join(value for name, value in found.items() if name != "og:url")  # its one address
    assert "The key was lost." not in told
    assert "slur was said" not in told
    assert found["og:description"].endswith("Content note: Repeats a slur.")
    assert found["og:title"] == f"Case archive, finding {finding.shown_id}"


def test_what_is_told_where_a_link_is_shared_is_short_and_says_whose_words_they_are(meta, client):
    long = "The constables of Toytown looked for the key in every cupboard. " * 30
    finding = FindingFactory(words=long.strip(), summary=long[:300])

    found = meta(finding.get_absolute_url())

    assert len(found["og:title"]) <= 110
    assert len(found["og:description"]) <= 300
    assert len(found["og:image:alt"]) <= 420
    assert finding.speakers[0].person.name in found["og:description"]


def test_every_other_page_has_its_title_its_description_and_the_card_of_the_archive(client, meta):
    crowd(40)
    others = [address for address in pages() if not re.match(r"/findings/[^/?]{9}/", address)]

    for address in others:
        found = meta(address)
        page = lxml.html.fromstring(client.get(address).content.decode())
        assert found["og:title"] == page.findtext(".//title"), address
        assert found["og:description"] == page.xpath("//meta[@name='description']/@content")[0], address
        assert found["og:url"] == page.xpath("//link[@rel='canonical']/@href")[0], address
        assert found["og:type"] == "website", address
        picture = client.get(found["og:image"].removeprefix("http://testserver"))
        assert (picture.status_code, picture["Content-Type"]) == (200, "image/png"), address
    assert len(others) > 20
