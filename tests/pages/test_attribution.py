"""Whose words they are is never in doubt: the record's, the press's, or an author's own."""

import pytest

from findings.vocabulary import Kind
from tests.factories import (
    FindingFactory,
    InstitutionFactory,
    PersonFactory,
    PublisherFactory,
    SourceFactory,
    TextVersionFactory,
)

from .reading import element, facts, markup

pytestmark = pytest.mark.django_db

WORDS = "The key was lost."


@pytest.fixture
def article():
    return SourceFactory(byline="Paula Pencil", publisher=PublisherFactory(name="Toytown Gazette"))


@pytest.fixture
def review():
    return InstitutionFactory(name="Cupboard Review", kind="review")


@pytest.fixture
def ida():
    return PersonFactory(name="Ida Invented")


@pytest.fixture
def shown(client, article):
    """The main part of the page of a finding read in the article, or in another source."""

    def opened(source=article, text=WORDS, **more):
        version = TextVersionFactory(source=source, text=text)
        finding = FindingFactory(words=WORDS, text_version=version, **more)
        return markup(client.get(finding.get_absolute_url()))

    return opened


def attribution(page):
    return element(page, '<p class="attribution"')


def marked(page):
    """Whether marks of quotation are drawn around the words."""
    return " marked" in page.partition("<blockquote")[2].partition(">")[0]


def test_words_of_a_speaker_that_a_body_adopted_and_an_article_reported(shown, review, ida):
    page = shown(speakers=[ida], bodies=[review])

    assert attribution(page) == (
        "Ida Invented · Cupboard Review · reported by Paula Pencil, Toytown Gazette · 4 May 2021"
    )
    assert marked(page)


@pytest.mark.parametrize(
    ("more", "told"),
    [
        (
            {},
            "Cupboard Review · reported by Paula Pencil, Toytown Gazette · 4 May 2021, from the letter of 17 May 2019",
        ),
        (
            {"kind": Kind.JOURNALISTS_SUMMARY},
            (
                "In the words of Paula Pencil, Toytown Gazette, on the Cupboard Review"
                " · 4 May 2021, about the letter of 17 May 2019"
            ),
        ),
    ],
)
def test_the_date_of_an_older_report_is_told_since_lists_and_years_go_by_it(shown, review, more, told):
    letter = SourceFactory(kind="letter", published_on="2019-05-17")

    page = shown(speakers=[], bodies=[review], report=letter, **more)

    assert attribution(page) == told
    assert f'<a href="{letter.get_absolute_url()}">letter</a>' in page


@pytest.mark.parametrize("day", ["2021-05-01", None])
def test_that_of_a_report_of_the_same_month_or_of_no_known_date_is_not(shown, review, day):
    page = shown(speakers=[], bodies=[review], report=SourceFactory(kind="report", published_on=day))

    assert attribution(page).endswith("Toytown Gazette · 4 May 2021")


def test_a_bodys_own_words(shown, review):
    page = shown(bodies=[review], speakers=[])

    assert attribution(page) == "Cupboard Review · reported by Paula Pencil, Toytown Gazette · 4 May 2021"
    assert marked(page)


def test_words_read_in_the_report_itself_are_reported_by_nobody(shown, review):
    report = SourceFactory(kind="report", title="The Cupboard Report", byline="")

    assert attribution(shown(source=report, bodies=[review])) == "Cupboard Review · The Cupboard Report · 4 May 2021"


def test_somebody_unnamed_is_described(shown):
    assert attribution(shown(speakers=["a constable"])).startswith("A constable · reported by Paula Pencil")


def test_retold_words_are_the_journalists_on_the_body(shown, review):
    page = shown(kind=Kind.JOURNALISTS_SUMMARY, speakers=[], bodies=[review])

    assert attribution(page) == "In the words of Paula Pencil, Toytown Gazette, on the Cupboard Review · 4 May 2021"
    assert "not the words of the report" in element(page, '<p class="kind')
    assert not marked(page)


def test_retold_words_of_a_speaker_are_the_journalists_too(shown, ida):
    page = shown(kind=Kind.TESTIMONY, retold=True, speakers=[ida])

    assert attribution(page) == "In the words of Paula Pencil, Toytown Gazette, on what Ida Invented said · 4 May 2021"
    assert facts(page)["Speaker, retold"] == "Ida Invented"
    assert "not a direct quotation" in element(page, '<p class="kind')
    assert not marked(page)


def test_somebody_unnamed_who_is_retold_is_described_within_the_sentence(shown):
    page = shown(retold=True, speakers=["a constable"])

    assert ", on what a constable said" in attribution(page)


def test_a_retold_figure_has_no_marks_either(shown, review):
    page = shown(kind=Kind.STATISTIC, retold=True, bodies=[review], speakers=[], figures=["key"])

    assert element(page, "<caption") == "key"


def test_an_unsigned_article_speaks_for_its_paper(shown, review):
    unsigned = SourceFactory(byline="", publisher=PublisherFactory(name="Toytown Echo"))

    page = shown(source=unsigned, kind=Kind.JOURNALISTS_SUMMARY, speakers=[], bodies=[review])

    assert attribution(page).startswith("In the words of Toytown Echo, on the Cupboard Review")


def test_an_opinion_is_its_authors_and_no_finding(shown):
    page = shown(kind=Kind.OPINION, speakers=["Paula Pencil"])

    assert attribution(page) == "Opinion of Paula Pencil, Toytown Gazette · 4 May 2021"
    assert "not a finding of a report" in element(page, '<p class="kind')


def test_an_author_who_speaks_for_herself_is_not_said_to_report_herself(shown):
    assert attribution(shown(kind=Kind.CONTEXT, speakers=["Paula Pencil"])) == (
        "Paula Pencil, Toytown Gazette · 4 May 2021"
    )


def test_an_allegation_of_which_nothing_more_is_known_is_not_decided(shown):
    assert (
        element(shown(kind=Kind.ALLEGATION), '<p class="kind') == "Allegation not decided, as far as this archive knows"
    )


def test_marks_in_the_text_are_not_drawn_twice(shown):
    page = shown(text=f"She wrote: “{WORDS}” Nobody answered.")

    assert marked(page)
    assert element(page, '<p class="context"') == "Before it stands: She wrote:"
    assert element(page.partition("</blockquote>")[2], '<p class="context"') == "After it stands: Nobody answered."
