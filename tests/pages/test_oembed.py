"""oEmbed by its specification (oembed.com, version 1.0), case by case."""

import json
from urllib.parse import quote

import lxml.etree
import lxml.html
import pytest
from django.test import override_settings

from findings.models import Finding
from findings.publishing import withdraw
from tests.factories import (
    AnchorQuestionFactory,
    CorrectionFactory,
    DraftFactory,
    FindingFactory,
    InstitutionFactory,
    PersonFactory,
    PublisherFactory,
    SourceFactory,
    TextVersionFactory,
)

pytestmark = pytest.mark.django_db

REQUIRED = {"type", "version", "html", "width", "height"}  # of a rich answer
NUMBERS = {"width", "height", "cache_age", "thumbnail_width", "thumbnail_height"}
ALLOWED = REQUIRED | NUMBERS | {"title", "author_name", "author_url", "provider_name", "provider_url", "thumbnail_url"}
TEXT = "It rained. The key was lost. Nobody looked for it."


@pytest.fixture
def finding():
    source = SourceFactory(byline="Paula Pencil", publisher=PublisherFactory(name="Toytown Gazette"))
    return FindingFactory(
        words="The key was lost.",
        text_version=TextVersionFactory(source=source, text=TEXT),
        speakers=[PersonFactory(name="Ida Invented")],
    )


@pytest.fixture
def ask(client, finding):
    """Asks of an address, by itself or within what is said of it."""

    def asked(url="http://testserver/findings/{id}", **parameters):
        url = url.format(
            id=finding.shown_id, slug=finding.slug, lower=finding.shown_id.lower(), plain=finding.public_id
        )
        return client.get("/oembed", {"url": url, **parameters})

    return asked


@pytest.mark.parametrize(
    "url",
    [
        "http://testserver/findings/{id}",
        "http://testserver/findings/{id}/",
        "http://testserver/findings/{id}/{slug}/",
        "http://testserver/findings/{id}/{slug}",
        "http://testserver/findings/{id}/another-slug/?from=toytown#corrections",
        "https://testserver/findings/{lower}",
        "http://testserver:80/findings/{plain}",
        "http://TESTSERVER/findings/{plain}/",
        "http://testserver/findings/%20{id}%20",
        "http://testserver/findings/{id}/embed/",
        "http://testserver/findings/{id}/embed",
        "  http://testserver/findings/{id}  ",
    ],
)
def test_any_address_of_a_finding_is_answered(ask, finding, url):
    response = ask(url)

    assert response.status_code == 200
    assert f"/findings/{finding.shown_id}" in response.json()["html"]


def test_a_host_is_ours_if_the_settings_say_so_but_not_if_they_allow_every_host(ask):
    www = "https://www.toytown.example/findings/{id}"
    with override_settings(ALLOWED_HOSTS=["testserver", ".toytown.example"]):
        assert ask(www).status_code == 200
    with override_settings(ALLOWED_HOSTS=["*"]):
        assert ask(www).status_code == 404
        assert ask().status_code == 200


@pytest.mark.parametrize(
    "url",
    [
        "https://elsewhere.example/findings/{id}",
        "https://testserver.elsewhere.example/findings/{id}",
        "https://elsewhere.example@testserver:8080/findings/{id}",
        "http://testserver:8443/findings/{id}",
        "ftp://testserver/findings/{id}",
        "//testserver/findings/{id}",
        "/findings/{id}",
        "{id}",
        "http://testserver/",
        "http://testserver/findings/",
        "http://testserver/findings/257R-9J09",  # mistyped
        "http://testserver/findings/K7Q2-9XWT",  # of nothing
        "http://testserver/findings/{id}.bib",
        "http://testserver/findings/{id}/card.png",
        "http://testserver/people/ida-invented/",
        "http://[/findings/{id}",
        "http://testserver/findings/\x00",
        "http://testserver/findings/" + "a" * 5_000,
        "javascript:alert(1)",
        "🔑",
    ],
)
def test_what_is_no_address_of_a_finding_is_not_found(ask, url):
    response = ask(url)

    assert response.status_code == 404
    assert response["Content-Type"].startswith("text/plain")


@pytest.mark.parametrize(
    ("parameters", "status", "told"),
    [
        ({"url": ""}, 400, "url="),
        ({"format": "yaml"}, 501, "format=json"),
        ({"format": "JSON"}, 501, "format=json"),
        ({"maxwidth": "0"}, 400, "maxwidth=600"),
        ({"maxwidth": "-3"}, 400, "maxwidth"),
        ({"maxwidth": "12px"}, 400, "maxwidth"),
        ({"maxwidth": "٣٠٠"}, 400, "maxwidth"),
        ({"maxheight": "1e3"}, 400, "maxheight"),
        ({"maxheight": "9" * 5_000}, 400, "maxheight"),
        ({"maxwidth": ""}, 200, "rich"),
        ({"format": ""}, 200, "rich"),
        ({"callback": "steal", "unknown": "1"}, 200, "rich"),
    ],
)
def test_what_is_wrong_with_a_question_is_told(ask, parameters, status, told):
    response = ask(**parameters)

    assert response.status_code == status
    assert told in response.content.decode()
    assert response["Access-Control-Allow-Origin"] == "*"


def test_an_answer_has_what_the_specification_requires_and_nothing_else(ask, finding):
    found = ask().json()

    assert set(found) >= REQUIRED
    assert set(found) <= ALLOWED
    assert {name for name, value in found.items() if isinstance(value, int)} == NUMBERS
    assert found["html"].startswith(f'<blockquote cite="http://testserver/findings/{finding.shown_id}">')
    expected = {
        "type": "rich",
        "version": "1.0",
        "title": finding.summary,
        "author_name": "Ida Invented",
        "author_url": f"http://testserver{finding.speakers[0].person.get_absolute_url()}",
        "provider_name": "Case archive",
        "provider_url": "http://testserver/",
        "thumbnail_width": 1200,
        "thumbnail_height": 630,
    }
    assert found.items() >= expected.items()


def test_xml_says_the_same_as_json(ask):
    as_json, as_xml = ask(format="json"), ask(format="xml")

    assert as_json["Content-Type"] == "application/json"
    assert as_xml["Content-Type"] == "text/xml; charset=utf-8"
    root = lxml.etree.fromstring(as_xml.content)
    assert root.tag == "oembed"
    assert {each.tag: each.text for each in root} == {name: str(value) for name, value in as_json.json().items()}


def test_whatever_stands_in_the_words_the_answer_can_be_read(client, ask, finding):
    odd = "</blockquote> ]]> <script>alert('key')</script> & “co” \x0b \x0c"
    Finding.objects.filter(pk=finding.pk).update(summary=f"Summary {odd}")

    as_json, as_xml = ask(), ask(format="xml")

    assert as_json.json()["title"] == f"Summary {odd}"
    assert "alert('key')" in lxml.etree.fromstring(as_xml.content).findtext("title")


@pytest.mark.parametrize("bound", [1, 250, 400, 5_000])
def test_width_and_height_respect_what_there_is_room_for_and_so_does_the_picture(ask, bound):
    for found in [ask(maxwidth=bound).json(), ask(maxwidth=bound, maxheight=bound).json()]:
        assert 0 < found["width"] <= bound
        assert found.get("thumbnail_width", 0) <= bound
        assert ("thumbnail_url" in found) == ("thumbnail_height" in found) == (bound >= 1200)
    assert ask(maxheight=bound).json()["height"] <= bound


def test_where_it_is_narrower_it_is_higher(ask):
    heights = [ask(maxwidth=width).json()["height"] for width in (300, 600, 1200)]

    assert heights[0] > heights[1] == heights[2]


def test_the_author_of_what_is_retold_is_who_retells_it(client, ask, finding):
    retold = FindingFactory(
        words="It rained.",
        kind="journalists-summary",
        text_version=finding.quotation.text_version,
        bodies=[InstitutionFactory(kind="review")],
    )

    found = client.get("/oembed", {"url": f"http://testserver/findings/{retold.shown_id}"}).json()

    assert found["author_name"] == "Paula Pencil"
    assert found["author_url"] == f"http://testserver{finding.source.get_absolute_url()}"


def test_a_corrected_finding_says_so(ask, finding):
    CorrectionFactory(finding=finding)

    assert "Corrected on " in ask().json()["html"]


def test_of_a_withdrawn_finding_there_is_the_sentence_of_its_tombstone(ask, finding):
    withdraw([finding], reason="legal")

    response = ask()

    found = response.json()
    assert response.status_code == 200
    assert set(found) >= REQUIRED
    told = lxml.html.fromstring(found["html"]).text_content()
    assert "This finding was withdrawn." in told
    assert "for a legal reason" in told
    assert "The key was lost." not in json.dumps(found)
    assert not {"thumbnail_url", "author_name"} & set(found)


def test_of_a_finding_that_is_held_there_is_that_it_is_checked_and_of_a_draft_nothing(client):
    held, draft = AnchorQuestionFactory().quotation.finding, DraftFactory()
    ask = "/oembed?url=http%3A%2F%2Ftestserver%2Ffindings%2F{}".format

    found = client.get(ask(held.shown_id)).json()

    assert "is being checked" in found["html"]
    assert held.quotation.text not in json.dumps(found, ensure_ascii=False)
    assert client.get(ask(draft.shown_id)).status_code == 404


@pytest.mark.parametrize("form", ["json", "xml"])
def test_the_page_of_a_finding_leads_programs_there(client, finding, form):
    page = lxml.html.fromstring(client.get(finding.get_absolute_url()).content.decode())
    kind = {"json": "application/json+oembed", "xml": "text/xml+oembed"}[form]

    [link] = page.xpath(f"/html/head/link[@rel='alternate'][@type='{kind}']")

    lasting = quote(f"http://testserver/findings/{finding.shown_id}", safe="")
    assert link.get("href") == f"http://testserver/oembed?url={lasting}&format={form}"
    assert client.get(link.get("href").removeprefix("http://testserver")).status_code == 200


def test_programs_of_other_sites_may_read_it_and_it_is_not_sent_twice(client, ask, finding):
    response = ask()

    assert response["Access-Control-Allow-Origin"] == "*"
    again = client.get(
        response.request["PATH_INFO"] + "?" + response.request["QUERY_STRING"],
        headers={"If-None-Match": response["ETag"]},
    )
    assert again.status_code == 304
    assert client.post("/oembed").status_code == 405
