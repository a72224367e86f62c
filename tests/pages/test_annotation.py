"""A finding as a W3C Web Annotation, held to what the Web Annotation Data Model says an annotation MUST have."""

import re
from array import array

import pytest

from findings.citing.annotation import MEDIA_TYPE
from sources.page_layouts import packed
from tests.factories import ExtractionFactory, FindingFactory, PageLayoutFactory, SourceFactory, TextVersionFactory

pytestmark = pytest.mark.django_db

SELECTORS = {"TextQuoteSelector", "TextPositionSelector", "FragmentSelector"}
ADDRESS = re.compile(r"https?://\S+")


def annotation(client, finding):
    response = client.get(f"/findings/{finding.shown_id}.jsonld")
    assert response["Content-Type"] == MEDIA_TYPE
    return response.json()


def check(told):
    """The MUST assertions on annotation, bodies, targets and selectors."""
    assert told["@context"] == "http://www.w3.org/ns/anno.jsonld"  # 3.1
    assert ADDRESS.fullmatch(told["id"])  # exactly one IRI
    assert told["type"] == "Annotation"
    assert told["target"]  # one or more
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", told["created"])  # 3.3.1: xsd:dateTime in UTC
    assert told["motivation"] == "describing"
    for body in told["body"]:
        if body["type"] == "TextualBody":  # 3.2.4: exactly one value, a string
            assert isinstance(body["value"], str)
            assert body["value"]
        else:
            assert ADDRESS.fullmatch(body["source"])
    for target in told["target"]:  # 4: exactly one source
        assert ADDRESS.fullmatch(target["source"])
        for selector in target["selector"]:
            check_selector(selector)


def check_selector(selector):
    assert selector["type"] in SELECTORS
    if selector["type"] == "TextQuoteSelector":  # 4.2.4: exactly one exact
        assert isinstance(selector["exact"], str)
    elif selector["type"] == "TextPositionSelector":  # 4.2.5: not negative, and the end after the start
        assert 0 <= selector["start"] < selector["end"]
    else:  # 4.2.1: exactly one value
        assert isinstance(selector["value"], str)
    for finer in selector.get("refinedBy", []):
        check_selector(finer)


def test_it_tells_the_words_with_those_around_them_and_their_place(client):
    text = "It rained. The key was lost. Nobody looked for it."
    finding = FindingFactory(words="The key was lost.", text_version=TextVersionFactory(text=text))

    told = annotation(client, finding)

    check(told)
    quote, position = told["target"][0]["selector"]
    assert quote["exact"] == text[position["start"] : position["end"]]
    assert (quote["prefix"], quote["suffix"]) == ("It rained. ", " Nobody looked for it.")


def test_each_passage_is_a_target_counted_in_code_points(client):
    version = TextVersionFactory(text="🔑 The key was lost, it seems, and nobody looked for it.")
    finding = FindingFactory(words="The key was lost", text_version=version)
    finding.quotation.place(version.text, [(2, 18), (30, 55)])
    finding.quotation.save()

    told = annotation(client, finding)

    check(told)
    there = [target["selector"] for target in told["target"] if "#text-1" in target["source"]]
    for quote, position in there:
        assert quote["exact"] == version.text[position["start"] : position["end"]]
    assert len(there) == 2


def test_the_web_page_is_a_target_told_by_words_alone(client):
    source = SourceFactory(address="https://gazette.example.org/key")
    finding = FindingFactory(text_version=TextVersionFactory(source=source))

    told = annotation(client, finding)

    check(told)
    [there] = [target for target in told["target"] if target["source"] == source.address]
    assert [selector["type"] for selector in there["selector"]] == ["TextQuoteSelector"]


def test_words_of_a_pdf_are_told_by_rectangles_on_its_page(client):
    text = "The key"
    boxes = array("f", [value for n in range(len(text)) for value in (100 + 6 * n, 200, 106 + 6 * n, 210)])
    extraction = ExtractionFactory()
    PageLayoutFactory(extraction=extraction, number=3, start=0, end=len(text), boxes=packed(boxes))
    version = TextVersionFactory(
        source=SourceFactory(kind="report", address="https://review.example.org/report.pdf"),
        text=text,
        extraction=extraction,
        segments=[0, 0, len(text)],
    )

    told = annotation(client, FindingFactory(words=text, text_version=version))

    check(told)
    [on_page] = told["target"][-1]["selector"]
    assert (told["target"][-1]["source"], on_page["value"]) == ("https://review.example.org/report.pdf", "page=3")
    assert [finer["value"] for finer in on_page["refinedBy"]] == ["viewrect=100.0,200.0,42.0,10.0"]
