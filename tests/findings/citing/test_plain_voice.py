"""A citation names the voice, the work, the place and the address, and never lends a journalist's words to a report."""

import pytest

from findings.citing.cited import work_of
from findings.citing.reading import plain_citation
from findings.citing.styles.archive import work
from findings.vocabulary import Kind
from tests.factories import (
    DraftFactory,
    FindingFactory,
    InstitutionFactory,
    PersonFactory,
    PublisherFactory,
    SourceFactory,
    TextVersionFactory,
)

pytestmark = pytest.mark.django_db

WORDS = "The key was lost."
ADDRESS = "https://archive.example.org/findings/"


@pytest.fixture
def article():
    gazette = PublisherFactory(name="Toytown Gazette")
    return SourceFactory(title="Who has the key?", byline="Paula Pencil", publisher=gazette, reference="Issue 12")


@pytest.fixture
def cited(article):
    """The citation of a finding read in the article, up to the archive's own part."""

    def cite(source=article, **more):
        version = TextVersionFactory(source=source, text=f"It rained. {WORDS}", **more.pop("pages", {}))
        finding = FindingFactory(words=WORDS, text_version=version, **more)
        return plain_citation(finding, ADDRESS).partition(" Case archive")[0]

    return cite


def test_direct_words_stand_under_their_speaker(cited):
    speaker = PersonFactory(name="Ida Invented")

    assert cited(speakers=[speaker]) == (
        f"Ida Invented: “{WORDS}” Paula Pencil, “Who has the key?”, Toytown Gazette, Issue 12, 4 May 2021."
    )


def test_words_that_end_no_sentence_are_set_apart_from_where_they_stand():
    text = TextVersionFactory(source=SourceFactory(title="Lost", byline="P. Pencil"), text="It was lost. Who knew?")

    def cited(words):
        return plain_citation(FindingFactory(text_version=text, words=words), ADDRESS)

    assert "“It was lost”. P. Pencil, “Lost”" in cited("It was lost")
    assert "“Who knew?” P. Pencil, “Lost”" in cited("Who knew?")


def test_several_speakers_are_all_named(cited):
    assert cited(speakers=[PersonFactory(name="Ida Invented"), "a constable"]).startswith(
        "Ida Invented, a constable: “"
    )


def test_words_that_nobody_else_said_stand_under_the_finding_body(cited):
    assert cited(speakers=[], bodies=[InstitutionFactory(name="Cupboard Review")]).startswith("Cupboard Review: “")


def test_a_report_read_through_an_article_is_reported_in_it(cited):
    review = PublisherFactory(name="Cupboard Review")
    month = {"published_on": "2021-05-01", "published_precision": "month"}
    report = SourceFactory(kind="report", title="Final Report", byline="", publisher=review, **month)

    assert cited(report=report).endswith(
        "“Final Report”, Cupboard Review, May 2021; "
        "reported in Paula Pencil, “Who has the key?”, Toytown Gazette, Issue 12, 4 May 2021."
    )


def test_retold_words_stand_under_the_journalist_on_whom_she_retells(cited):
    review, speaker = InstitutionFactory(name="Cupboard Review", kind="review"), PersonFactory(name="Ida Invented")

    told = cited(kind=Kind.JOURNALISTS_SUMMARY, bodies=[review], speakers=[speaker])

    assert told.startswith(f"Paula Pencil, on the Cupboard Review and Ida Invented: “{WORDS}”")


def test_an_unsigned_article_is_cited_under_its_paper(cited):
    unsigned = SourceFactory(byline="", publisher=PublisherFactory(name="Toytown Echo"))

    told = cited(source=unsigned, retold=True, speakers=[PersonFactory(name="Ida Invented")])

    assert told.startswith("Toytown Echo, on Ida Invented: “")


def test_the_printed_page_is_given_where_there_is_one(cited):
    assert cited(pages={"page_starts": [0, 10], "page_labels": ["xi", "xii"]}).endswith(", p. xii.")


def test_no_page_is_given_where_the_text_has_none(cited):
    assert ", p." not in cited()


def test_it_ends_with_the_identifier_and_the_address(article):
    finding = FindingFactory(text_version=TextVersionFactory(source=article))

    _, _, kept = plain_citation(finding, ADDRESS).partition(" Case archive")

    assert kept.startswith(f", finding {finding.shown_id}, {ADDRESS} (read ")
    assert kept.endswith(").")


@pytest.mark.parametrize(
    ("field", "without"),
    [
        ("byline", "“Who has the key?”, Toytown Gazette, Issue 12, 4 May 2021"),
        ("reference", "Paula Pencil, “Who has the key?”, Toytown Gazette, 4 May 2021"),
    ],
)
def test_what_is_not_known_of_a_work_leaves_no_gap(article, field, without):
    setattr(article, field, "")
    article.save()
    article.refresh_from_db()

    assert work(work_of(article)) == without


def test_an_undated_work_is_cited_without_date():
    undated = SourceFactory(published_on=None, title="Undated", byline="", publisher__name="Nobody")

    assert work(work_of(undated)) == "“Undated”, Nobody"


def test_a_draft_without_words_cannot_be_cited():
    draft = DraftFactory()

    with pytest.raises(ValueError, match=f"{draft.shown_id} has no quotation"):
        plain_citation(draft, ADDRESS)
