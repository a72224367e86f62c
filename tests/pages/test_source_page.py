"""The page of a source: what is quoted from it, and what others read of it."""

import pytest

from tests.factories import FindingFactory, SourceFactory, TextVersionFactory

from .reading import counted, markup, section, summaries

pytestmark = pytest.mark.django_db


@pytest.fixture
def opened(client):
    """The main part of the page of a record, or at an address."""
    return lambda place: markup(client.get(place if isinstance(place, str) else place.get_absolute_url()))


def test_a_source_shows_what_is_quoted_from_it_in_the_order_of_its_text(opened):
    version = TextVersionFactory(text="First words. Second words. Third words.")
    for said in ["Third words.", "First words.", "Second words."]:
        FindingFactory(words=said, text_version=version, summary=f"About: {said}")

    page = opened(version.source)

    quoted = section(page, "Quoted from it, in the order of its text")
    assert summaries(quoted) == ["About: First words.", "About: Second words.", "About: Third words."]
    assert "read elsewhere" not in page


def test_a_report_shows_what_was_read_of_it_elsewhere_and_where_it_is_told_of(opened):
    report = SourceFactory(kind="report", title="The Cupboard Report")
    article = SourceFactory(title="Who has the key?")
    article.covers.add(report)
    read_in_article = TextVersionFactory(source=article)
    FindingFactory(report=report, text_version=read_in_article, summary="A key was lost.")
    FindingFactory(text_version=TextVersionFactory(source=report), summary="A coat was lost.")

    page = opened(report)

    assert summaries(section(page, "Quoted from it, in the order of its text")) == ["A coat was lost."]
    assert summaries(section(page, "Its findings, read elsewhere")) == ["A key was lost."]
    assert "Who has the key?" in section(page, "Reported on in")
    assert "The Cupboard Report" in section(opened(article), "Reports on")
    assert counted(opened("/sources/"), "The Cupboard Report") == 2


def test_a_source_without_findings_says_so(opened):
    assert "No finding of this source is published yet." in opened(SourceFactory())
