import datetime

import pytest
from django.db import connection

from findings import search
from findings.correcting import because
from findings.models import Finding, Involvement, Person, SearchDocument
from findings.results import Documents, Results
from findings.rows import row_of, rows
from findings.vocabulary import Kind, State
from tests.factories import (
    AnchorQuestionFactory,
    ClaimStatusFactory,
    CorrectionFactory,
    FindingFactory,
    InstitutionFactory,
    InvolvementFactory,
    PersonFactory,
    QuotationFactory,
    ReportFactory,
    SourceFactory,
    TextVersionFactory,
    ThemeFactory,
)

pytestmark = pytest.mark.django_db


def two_passages():
    text = TextVersionFactory(
        source=ReportFactory(title="The Cupboard Report"),
        text="One key. Two […] keys. Three keys. Four.",
        page_starts=[0, 9],
        page_labels=["i", "1"],
        page_numbers=[1, 2],
        ocr_pages=[2],
    )
    finding = FindingFactory(text_version=text, words="Two […] keys.")
    finding.quotation.place(text.text, [(9, 22), (35, 40)])
    finding.quotation.save()
    return finding


def with_its_record():
    finding = FindingFactory(kind=Kind.ALLEGATION, first_published=datetime.datetime(2020, 1, 2, tzinfo=datetime.UTC))
    panel = InstitutionFactory(name="Teapot Panel", kind="review")
    ClaimStatusFactory(finding=finding, status="alleged")
    day = datetime.date(2021, 5, 1)
    ClaimStatusFactory(finding=finding, status="upheld", decided_on=day, decided_precision="month", body=panel)
    CorrectionFactory(finding=finding, made_at=datetime.datetime(2022, 3, 2, tzinfo=datetime.UTC))
    CorrectionFactory(finding=finding, made_at=datetime.datetime(2022, 3, 9, tzinfo=datetime.UTC))
    return finding


def of_several_parties():
    review = InstitutionFactory(name="Cupboard Review", kind="review")
    note = "Mentions stale biscuits."
    finding = FindingFactory(
        speakers=["a constable", PersonFactory()],
        bodies=[review, InstitutionFactory()],
        subjects=[PersonFactory()],
        themes=[ThemeFactory(content_note=note), ThemeFactory(content_note=note), ThemeFactory()],
        content_note="Mentions a teapot.",
    )
    InvolvementFactory(finding=finding, party=PersonFactory(), descriptor="the inspector", position=7)
    return finding


def elsewhere_too():
    finding = FindingFactory(kind=Kind.JOURNALISTS_SUMMARY, speakers=[], bodies=[InstitutionFactory()])
    QuotationFactory(finding=finding, role="also-in")
    return finding


def of_an_older_report():
    report = ReportFactory(kind="letter", published_on="2019-10-01", published_precision="month")
    return FindingFactory(kind=Kind.JOURNALISTS_SUMMARY, speakers=[], bodies=[InstitutionFactory()], report=report)


def unsigned():
    source = SourceFactory(byline="", published_on=None, address="https://example.org/?a=1&b='2'")
    return FindingFactory(text_version=TextVersionFactory(source=source))


@pytest.mark.parametrize(
    "made", [two_passages, with_its_record, of_several_parties, elsewhere_too, of_an_older_report, unsigned]
)
def test_a_list_shows_just_what_the_page_of_the_finding_does(made):
    finding = made()

    [row] = rows([finding.pk])

    assert row == row_of(Finding.objects.with_parts().get(pk=finding.pk))


def test_passages_page_and_recognition_are_told_from_the_text():
    [row] = rows([two_passages().pk])

    assert row.passages == ("Two […] keys.", "Four.")
    assert (row.page, row.read_by_ocr) == ("1", True)


def test_only_what_is_published_is_read_in_the_order_asked_for():
    shown = [FindingFactory(), FindingFactory()]
    hidden = [FindingFactory(state=state) for state in (State.DRAFT, State.IN_REVIEW, State.WITHDRAWN)]
    held = AnchorQuestionFactory().quotation.finding

    asked = [shown[1].pk, held.pk, *(finding.pk for finding in hidden), shown[0].pk, 0]

    assert [row.pk for row in rows(asked)] == [shown[1].pk, shown[0].pk]


def test_a_page_of_any_length_is_one_query_and_names_one_more(django_assert_num_queries):
    findings = [FindingFactory(themes=[ThemeFactory(name=f"Teapots {n}")]) for n in range(5)]
    ordered, tree = Documents(SearchDocument.objects.order_by("pk")), search.sought("teapot")

    with django_assert_num_queries(2):
        rows([finding.pk for finding in findings])
    with django_assert_num_queries(1):
        rows([finding.pk for finding in findings])
    with django_assert_num_queries(3):  # one for the numbers
        shown = Results(ordered, tree)[:5]

    assert [row.reasons for row in shown] == [(f"theme Teapots {n}",) for n in range(5)]


@pytest.mark.parametrize("noun", ["theme", "person", "institution", "source"])
def test_what_a_record_is_called_is_right_in_the_next_list(noun):
    person, body, theme = PersonFactory(), InstitutionFactory(), ThemeFactory()
    finding = FindingFactory(themes=[theme], speakers=[person], bodies=[body])
    source = finding.quotation.text_version.source
    [before] = rows([finding.pk])

    record = {"theme": theme, "person": person, "institution": body, "source": source}[noun]
    with because("It is called otherwise."):
        setattr(record, "title" if noun == "source" else "name", "Teapot")
        record.save()

    [row] = rows([finding.pk])
    called = {"theme": row.themes, "person": row.speakers, "institution": row.finding_bodies}
    assert (row.source.title if noun == "source" else called[noun][0].name) == "Teapot"
    assert row != before


def test_a_record_that_is_taken_away_while_rows_are_read_is_not_missed():
    kept, merged = PersonFactory(name="Kay Kettle"), PersonFactory(name="K. Kettle")
    finding = FindingFactory(speakers=[merged])

    def meanwhile(execute, sql, params, many, context):
        if "UNION ALL" in sql and Person.objects.filter(pk=merged.pk).exists():
            with because("It is the same person."):
                Involvement.objects.filter(person=merged).update(person=kept)
                merged.delete()
        return execute(sql, params, many, context)

    with connection.execute_wrapper(meanwhile):
        [row] = rows([finding.pk])

    assert [speaker.name for speaker in row.speakers] == ["Kay Kettle"]


def test_reasons_are_told_in_the_order_of_the_finding_each_record_once():
    finding = FindingFactory(
        themes=[ThemeFactory(name="Lids", aliases=["teapot lids", "lids of a teapot"]), ThemeFactory(name="Teapots")],
        speakers=[PersonFactory(name="Tim Teapot")],
        bodies=[InstitutionFactory(name="Teapot Review")],
    )
    InvolvementFactory(
        finding=finding, party=PersonFactory(name="Ann Other"), descriptor="owner of a teapot", position=9
    )

    [row] = Results(Documents(SearchDocument.objects.filter(pk=finding.pk)), search.sought("teapot"))

    assert row.reasons == (
        "theme Lids, also called “teapot lids”",
        "theme Teapots",
        "speaker Tim Teapot",
        "finding body Teapot Review",
        "speaker owner of a teapot",
    )


@pytest.mark.parametrize(
    ("words", "reasons"),
    [
        ("teapot lid", ("theme Lids",)),
        ("teapot lid tim -biscuit", ("theme Lids", "speaker Tim Spout")),
        ("teapot lid review spouts", ("theme Lids", "speaker Tim Spout", "finding body Spout Review")),
        ("teapot OR lid", ()),
        ("(biscuit OR lid) teapot", ("theme Lids",)),
        ("teapot -biscuit", ()),
        ("-biscuit", ()),
        ('lid* "teapot was"', ("theme Lids",)),
    ],
)
def test_each_word_that_is_not_shown_is_explained_and_no_other(words, reasons):
    finding = FindingFactory(
        words="A teapot was lost.",
        themes=[ThemeFactory(name="Lids"), ThemeFactory(name="Teapots")],
        speakers=[PersonFactory(name="Tim Spout")],
        bodies=[InstitutionFactory(name="Spout Review")],
    )

    [row] = Results(Documents(SearchDocument.objects.filter(pk=finding.pk)), search.sought(words))

    assert row.reasons == reasons


def test_words_are_marked_by_their_stem_and_as_written_and_only_when_looked_for():
    finding = FindingFactory(words="Two teapots, and the teapot.", summary="A teapot was found.")

    [plain] = rows([finding.pk])
    [marked] = rows([finding.pk], search.sought('teapot "two teapots"'))
    [other] = rows([finding.pk], search.sought("biscuit"))

    assert (plain.hits, plain.summary_hits, plain.shown) == (None, None, frozenset())
    assert [words for words, is_match in marked.hits if is_match] == ["Two teapots", "teapot"]
    assert [words for words, is_match in marked.summary_hits if is_match] == ["teapot"]
    assert other.hits == (("Two teapots, and the teapot.", False),)
