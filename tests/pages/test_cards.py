"""Share cards over HTTP: which there are, how long they may be kept, and who is told that they are gone."""

import io

import pytest
from PIL import Image

from findings.cards import SITE
from findings.publishing import withdraw
from tests.factories import AnchorQuestionFactory, CorrectionFactory, DraftFactory, FindingFactory

from .reading import words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def finding():
    return FindingFactory()


def card_address(client, finding):
    """The address that the page of the finding names."""
    page = client.get(finding.get_absolute_url()).content.decode()
    return page.split('property="og:image" content="http://testserver')[1].split('"')[0]


def test_the_card_of_a_finding_is_a_png_of_1200_by_630(client, finding):
    response = client.get(f"/findings/{finding.shown_id}/card.png")

    assert (response.status_code, response["Content-Type"]) == (200, "image/png")
    assert Image.open(io.BytesIO(response.content)).size == (1200, 630)
    assert "The constables of Toytown lost" in words_of(response)


def test_the_page_names_the_card_by_what_it_shows_and_there_it_may_be_kept_for_a_day(client, finding):
    address = card_address(client, finding)

    named, plain = client.get(address), client.get(f"/findings/{finding.shown_id}/card.png")

    assert named["Cache-Control"] == "public, max-age=86400"
    assert plain["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert named.content == plain.content
    assert named["ETag"] == plain["ETag"]
    assert named["Cross-Origin-Resource-Policy"] == "cross-origin"


def test_who_has_the_card_is_told_so_and_it_has_a_strong_tag(client, finding):
    address = f"/findings/{finding.shown_id}/card.png"
    tag = client.get(address)["ETag"]

    again = client.get(address, headers={"If-None-Match": tag})

    assert tag.startswith('"card-')
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", tag)
    assert client.head(address)["ETag"] == tag


def test_a_correction_changes_the_card_its_tag_and_its_address_and_the_older_address_leads_on(client, finding):
    before = card_address(client, finding)
    tag = client.get(before)["ETag"]

    CorrectionFactory(finding=finding)

    after = card_address(client, finding)
    assert before != after
    assert "Corrected on" in words_of(client.get(after))
    moved = client.get(before, headers={"If-None-Match": tag})
    assert (moved.status_code, moved["Location"]) == (302, after)


def test_any_way_of_writing_the_identifier_leads_to_the_card(client, finding):
    shown = finding.shown_id
    for written in [shown.lower(), finding.public_id, shown.replace("-", "–")]:
        response = client.get(f"/findings/{written}/card.png")

        assert (response.status_code, response["Location"]) == (301, f"/findings/{shown}/card.png"), written


def test_there_is_no_card_of_what_readers_do_not_see(client, finding):
    held, draft = AnchorQuestionFactory().quotation.finding, DraftFactory()
    address = card_address(client, finding)
    withdraw([finding], reason="legal")

    assert client.get(address).status_code == client.get(f"/findings/{finding.shown_id}/card.png").status_code == 410
    assert client.get(f"/findings/{draft.shown_id}/card.png").status_code == 404
    assert client.get(f"/findings/{held.shown_id}/card.png").status_code == 404
    assert client.get("/findings/257R-9J09/card.png").status_code == 404


def test_the_card_of_other_pages_is_that_of_the_archive(client):
    response = client.get(f"/card-{SITE.digest}.png")

    assert words_of(response) == "What reports on police misconduct found, word for word – Case archive"
    assert client.get(f"/card-{'0' * 20}.png")["Location"] == f"/card-{SITE.digest}.png"
    assert client.get("/card-nothing.png").status_code == 404
