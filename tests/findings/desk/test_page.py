"""The page of the desk: the text exact in its paragraphs, the findings marked; and its way without scripts."""

import html
import re

import pytest

from findings.desk.marking import stretches
from findings.models import Finding
from tests.factories import FindingFactory, QuotationFactory, TextVersionFactory
from tests.findings.admin.filling import said
from tests.findings.desk.conftest import AtTheDesk

WORDS = "Nobody asked for the key,"


def shown(response):
    """The paragraphs on the page, by the position that each claims."""
    found = re.findall(r'<p id="at-\d+" data-start="(\d+)"[^>]*>(.*?)</p>', response.content.decode(), re.DOTALL)
    return {int(start): html.unescape(re.sub(r"</?mark[^>]*>", "", inner)) for start, inner in found}


def test_every_paragraph_stands_where_it_says_and_no_character_is_lost(desk):
    text = desk.text_version.text

    paragraphs = shown(desk.read(""))

    assert all(text[start : start + len(words)] == words for start, words in paragraphs.items())
    assert "".join(paragraphs.values()) == text.replace("\n", "")


@pytest.mark.parametrize(
    "text",
    [
        "One.\n\n\n  Two <b>&amp;</b>\nwith a second line  \n\n🔑🔑 three\n",
        "A sentence that goes on. " * 2000,
        "x" * 20_000,
        "a\u2028b\x0bc\x0cd\x85e",
    ],
)
def test_no_text_is_shown_otherwise_than_it_is(db, text):
    version = TextVersionFactory.build(text=text)

    blocks = [block for stretch in stretches(version, []) for block in stretch]

    for block in blocks:
        words = "".join(piece.text for piece in block.pieces)
        assert text[int(block.start) :].startswith(words)
    assert " ".join("".join(piece.text for piece in block.pieces) for block in blocks).split() == text.split()


def test_findings_are_marked_also_where_they_overlap(desk):
    FindingFactory(text_version=desk.text_version, words="for the key,” said a constable", state="draft")
    FindingFactory(text_version=desk.text_version, words="Nobody asked for the key,", state="draft")

    page = desk.read("").content.decode()

    marked = [html.unescape(words) for words in re.findall(r"<mark[^>]*>(.*?)</mark>", page)]
    assert "".join(marked) == "Nobody asked for the key,” said a constable"


def test_pages_are_named_where_they_begin(db):
    version = TextVersionFactory(text="One.\n\nTwo. Three.", page_starts=[0, 6, 11], page_labels=["i", "ii", "1"])

    assert [block.pages for stretch in stretches(version, []) for block in stretch] == ["i", "ii, 1"]


def test_findings_are_listed_in_the_order_of_the_text_in_few_queries(desk, django_assert_max_num_queries):
    for words in ["The inspector wrote", "lost 81 keys", WORDS] * 4:
        FindingFactory(text_version=desk.text_version, words=words)

    with django_assert_max_num_queries(16):
        found = desk.read("findings").json()["findings"]

    assert [one["spans"][0][0] for one in found] == sorted(one["spans"][0][0] for one in found)
    assert len(found) == 12


def test_nothing_is_sent_again_until_a_finding_changes(desk):
    saved = desk.save(WORDS).json()["finding"]
    tag = desk.read("findings")["ETag"]

    same = desk.client.get(desk.address("findings"), headers={"If-None-Match": tag})
    desk.save(WORDS, finding=saved["id"], revision=saved["revision"], summary="Changed.")
    other = desk.client.get(desk.address("findings"), headers={"If-None-Match": tag})

    assert (same.status_code, other.status_code) == (304, 200)


def test_an_older_text_shows_its_own_findings(desk, browser_of, editor):
    desk.save(WORDS)
    newer = TextVersionFactory(source=desk.text_version.source, number=2, text="Quite another text.")

    assert len(desk.read("findings").json()["findings"]) == 1
    assert AtTheDesk(browser_of(editor), newer).read("findings").json()["findings"] == []
    assert "Quite another text." in desk.client.get(desk.address().partition("?")[0]).content.decode()


def test_words_that_also_stand_here_are_shown_with_the_finding_taken_from_elsewhere(desk):
    finding = FindingFactory(state="draft")
    QuotationFactory(finding=finding, text_version=desk.text_version, words=WORDS, role="also-in")

    shown_here = desk.read("findings").json()["findings"][0]

    assert (shown_here["role"], shown_here["words"]) == ("also-in", WORDS)
    assert shown_here["elsewhere"][0]["role"] == "taken from"


def test_without_scripts_pasted_words_are_found_and_made_a_draft(desk):
    response = desk.client.post(desk.address(), {"passage": '"Nobody asked for the key,"'})

    finding = Finding.objects.get()
    assert response.status_code == 302
    assert response.url == f"/admin/findings/finding/{finding.pk}/change/"
    assert finding.quotation.text == "“Nobody asked for the key,”"
    assert finding.shown_id in said(response)[0]


def test_without_scripts_one_of_several_places_is_chosen(browser_of, editor):
    desk = AtTheDesk(browser_of(editor), TextVersionFactory(text="A key. A key."))

    asked = desk.client.post(desk.address(), {"passage": "A key."}).content.decode()
    desk.client.post(desk.address(), {"passage": "A key.", "starts_at": "7"})

    assert "Choose the place you mean" in asked
    assert 'name="starts_at" value="7"' in asked
    assert Finding.objects.get().quotation.start == 7


def test_without_scripts_words_that_do_not_stand_there_are_refused_with_the_place_of_the_slip(desk):
    asked = desk.client.post(desk.address(), {"passage": "Nobody asked for the kea,"})

    assert "found up to “Nobody asked for the”" in html.unescape(asked.content.decode())
    assert not Finding.objects.exists()


def test_the_ways_to_the_desk_lead_there(desk):
    saved = desk.save(WORDS).json()["finding"]
    version = desk.text_version
    base = f"/admin/findings/quotedsource/{version.source_id}/desk/"

    for page, link in {
        f"/admin/sources/source/{version.source_id}/change/": base,
        f"/admin/sources/article/{version.source_id}/change/": base,
        f"/admin/sources/textversion/{version.pk}/change/": f"{base}?text=1",
        saved["address"]: f"{base}?text=1&amp;finding={saved['id']}",
    }.items():
        assert f'href="{link}"' in desk.client.get(page).content.decode(), page
