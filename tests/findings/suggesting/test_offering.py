"""What a text offers: in order, explained, without what was refused or is excerpted, and whatever the text is."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given, settings
from hypothesis import strategies as st

from findings.desk import offering
from findings.models import RefusedSuggestion
from findings.suggesting.known_names import KnownNames
from findings.suggesting.offering import suggestions_in
from findings.suggesting.refusing import refuse, take_back
from tests.factories import (
    EditorFactory,
    InstitutionFactory,
    PersonFactory,
    SourceFactory,
    TextVersionFactory,
    ThemeFactory,
)

ARTICLE = (
    "Keys are gone, the Nowhere Review has found.\n\n"
    "“Rape kits were kept in a biscuit tin,” the report said.\n\n"
    "Dame Ida Invented, who led it, said: “I was told that 81 percent of cases failed.” "
    "She said the Toys must change.\n\n"
    "“We are sorry,” said Tom Newcomer. One in five officers had no key.\n"
)


@pytest.fixture
def archive(db):
    """The records that the article names."""
    broad = ThemeFactory(name="Evidence", aliases=["rape kits"])
    return {
        "broad": broad,
        "narrow": ThemeFactory(name="Forensics and evidence", parent=broad, aliases=["rape kit", "biscuit tin"]),
        "ida": PersonFactory(name="Ida Invented", aliases=["Dame Ida Invented"]),
        "review": InstitutionFactory(name="Nowhere Review", kind="review"),
        "force": InstitutionFactory(name="Toytown Constabulary", aliases=["Toys"]),
    }


def offered(words, text=ARTICLE):
    return next(each for each in suggestions_in(text, KnownNames.stored()) if words in each.words)


def keys(text_version):
    """Of what the desk of that text offers."""
    return {each["key"] for each in offering.offered(text_version)}


def test_suggestions_come_in_text_order_and_are_the_words_of_the_text(archive):
    suggestions = suggestions_in(ARTICLE, KnownNames.stored())

    assert [each.sort for each in suggestions] == ["quotation", "quotation", "quotation", "statistic"]
    assert [each.spans for each in suggestions] == sorted(each.spans for each in suggestions)
    for each in suggestions:
        assert each.words == " […] ".join(ARTICLE[start:end] for start, end in each.spans)


def test_the_words_of_a_report_are_a_finding_of_the_review_that_the_text_names(archive):
    suggestion = offered("Rape kits")

    assert suggestion.kind == "conclusion"
    assert (suggestion.parties[0].role, suggestion.parties[0].institution_id) == ("finding-body", archive["review"].pk)
    assert "the report" in suggestion.parties[0].why


def test_a_theme_is_explained_and_hides_its_broader_one(archive):
    [theme] = offered("Rape kits").themes

    assert theme.theme_id == archive["narrow"].pk
    assert theme.why == "matches alias ‘rape kit’ of Forensics and evidence"


def test_a_speaker_whom_the_archive_knows_is_that_person(archive):
    suggestion = offered("I was told")

    assert (suggestion.parties[0].role, suggestion.parties[0].person_id) == ("speaker", archive["ida"].pk)
    assert suggestion.figures[0].as_stated == "81 percent"
    assert suggestion.kind == "statistic"


def test_a_name_that_no_record_has_is_offered_as_a_new_one(archive):
    speaker = offered("We are sorry").parties[0]

    assert (speaker.new_name, speaker.new_noun, speaker.person_id) == ("Tom Newcomer", "person", None)


def test_a_statistic_outside_quotations_is_its_sentence(archive):
    suggestion = offered("One in five")

    assert suggestion.words == "One in five officers had no key."
    assert suggestion.figures[0].group == "officers had no key" or suggestion.figures[0].group == "officers"


def test_a_refused_suggestion_is_not_offered_again_in_any_text_of_the_source_until_taken_back(archive):
    first = TextVersionFactory(text=ARTICLE)
    suggestion = suggestions_in(ARTICLE, KnownNames.stored())[0]
    assert suggestion.key in keys(first)
    editor = EditorFactory()

    refuse(first.source, suggestion.key, suggestion.words, editor)
    refuse(first.source, suggestion.key, suggestion.words, editor)
    second = TextVersionFactory(
        source=first.source, number=2, text=f"By Paula Pencil\n\n{ARTICLE.replace('’', chr(39))}"
    )

    assert [each.refused_by for each in RefusedSuggestion.objects.all()] == [editor]
    assert suggestion.key not in keys(second)
    assert suggestion.key in keys(TextVersionFactory(text=ARTICLE))
    assert [take_back(first.source, suggestion.key) for _ in range(2)] == [True, False]
    assert suggestion.key in keys(second)


def test_the_same_words_twice_are_two_suggestions():
    text = "He called it “cold”. She called it “cold” too."

    first, second = suggestions_in(text, KnownNames())

    assert first.words == second.words
    assert first.key != second.key


def test_the_number_of_questions_to_the_database_does_not_grow_with_the_text(archive):
    with CaptureQueriesContext(connection) as short:
        offering.offered(TextVersionFactory(text=ARTICLE))
    with CaptureQueriesContext(connection) as long:
        offering.offered(TextVersionFactory(text=ARTICLE * 40))

    assert len(long) == len(short)


PIECES = (
    'Ida Invented| said| “|” |‘|’|"| she added|, |. |\n|\n\n| the report found| 81 per cent | told the review: |'
    " according to | one in five | (|) |—| Met | who | by |£|1,5| 's "
)


@settings(max_examples=250, deadline=None)
@given(st.lists(st.sampled_from(PIECES.split("|")), max_size=40).map("".join))
def test_no_text_breaks_it(text):
    for each in suggestions_in(text, KnownNames()):
        past = -1
        for start, end in each.spans:
            assert past < start < end <= len(text)
            past = end
        assert each.words == " […] ".join(text[start:end] for start, end in each.spans)
        assert each.why
        for figure in each.figures:
            assert figure.as_stated in text


def test_a_new_body_that_speaks_is_not_named_once_more(archive):
    suggestion = offered("lost 38", "The Cupboard Review found that officers “lost 38 of 412 keys” and said nothing.")

    assert [(each.role, each.new_name) for each in suggestion.parties] == [("speaker", "Cupboard Review")]


@pytest.mark.parametrize(("kind", "retold"), [("article", [False, False, False, True]), ("report", [False] * 4)])
def test_what_an_article_says_outside_quotation_marks_is_offered_as_retold(archive, kind, retold):
    version = TextVersionFactory(source=SourceFactory(kind=kind), text=ARTICLE)

    offered = offering.offered(version)

    assert [each["retold"] for each in offered] == retold
    assert [each["retold_why"] for each in offered] == [
        "stands outside quotation marks" if each else "" for each in retold
    ]
