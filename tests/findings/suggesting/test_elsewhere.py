"""The same words elsewhere: found whatever the marks, never when a letter differs, linked with one call."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from findings.suggesting.elsewhere import elsewhere, excerpted_here, link_also_in
from sources.normalising import normalise, plain
from tests.factories import QuotationFactory, SourceFactory, TextVersionFactory

pytestmark = pytest.mark.django_db
WORDS = "The constables’ freezers were overstuffed, dilapidated – and strapped shut."
TYPED = "The constables' freezers were overstuffed, dilapidated - and\nstrapped shut."


def placed(text_version, words):
    start = text_version.text.index(words)
    return [(start, start + len(words))]


@pytest.fixture
def quoted():
    """A finding that quotes the words in one source."""
    return QuotationFactory(text_version=TextVersionFactory(text=f"Before. {WORDS} After."), words=WORDS)


@pytest.mark.parametrize(
    "words", [WORDS, TYPED, WORDS.replace("overstuffed", "over\u00adstuffed").replace(" and", "\u00a0and")]
)
def test_a_finding_of_another_source_that_quotes_the_same_words_is_found_whatever_the_marks(quoted, words):
    here = TextVersionFactory(text=f"Chapter one. {words} The end.")

    [found] = elsewhere(here, placed(here, words)).quoted

    assert found.finding == quoted.finding
    assert found.same


@pytest.mark.parametrize("change", [("were", "were not"), ("shut", "Shut"), (",", ""), ("freezers", "freezer")])
def test_words_that_differ_in_a_letter_or_a_comma_are_not_the_same(quoted, change):
    words = WORDS.replace(*change)
    here = TextVersionFactory(text=f"Chapter one. {words} The end.")

    assert elsewhere(here, placed(here, words)).quoted == []


def test_findings_of_the_same_source_are_not_elsewhere(quoted):
    here = TextVersionFactory(source=quoted.text_version.source, number=2, text=f"Again: {WORDS}")

    assert elsewhere(here, placed(here, WORDS)).quoted == []


@pytest.mark.parametrize("printed", [TYPED, WORDS.replace("dilapidated", "dilapi\u00addated")])
def test_another_text_in_which_the_words_merely_stand_is_found_with_their_place(printed):
    other = TextVersionFactory(text=f"A report. {printed} Its end.")
    here = TextVersionFactory(text=f"Chapter one. {WORDS} The end.")
    TextVersionFactory(text=f"A third. {WORDS.replace('were', 'were never')}")

    found = elsewhere(here, placed(here, WORDS)).printed

    assert [(each.text_version, each.spans) for each in found] == [(other, placed(other, printed))]


def test_what_is_quoted_there_is_not_told_twice(quoted):
    here = TextVersionFactory(text=f"Chapter one. {WORDS} The end.")

    assert elsewhere(here, placed(here, WORDS)).printed == []


def test_short_passages_stand_everywhere_and_are_not_looked_for():
    TextVersionFactory(text="They were overstuffed too.")
    here = TextVersionFactory(text="It was overstuffed, they said.")

    assert elsewhere(here, placed(here, "overstuffed")).printed == []


def test_a_very_long_word_breaks_no_index():
    assert TextVersionFactory(text=f"{'a' * 9000} and more").pk


def test_what_overlaps_here_is_told_apart_from_the_very_same_passage(quoted):
    text_version = quoted.text_version

    [same] = excerpted_here(text_version, placed(text_version, WORDS))
    [partly] = excerpted_here(text_version, placed(text_version, "overstuffed"))

    assert (same.same, partly.same) == (True, False)
    assert excerpted_here(text_version, placed(text_version, "Before.")) == []


def test_linking_makes_a_quotation_that_is_also_in_the_other_text(quoted):
    here = TextVersionFactory(text=f"Chapter one. {TYPED} The end.")

    quotation = link_also_in(quoted.finding, here, placed(here, TYPED))

    assert (quotation.role, quotation.text, quotation.finding) == ("also-in", TYPED, quoted.finding)


def test_linking_twice_or_other_words_is_refused_with_a_sentence(quoted):
    here = TextVersionFactory(text=f"Chapter one. {TYPED} The end.")
    link_also_in(quoted.finding, here, placed(here, TYPED))

    with pytest.raises(ValidationError, match="quotes this passage already"):
        link_also_in(quoted.finding, here, placed(here, TYPED))
    with pytest.raises(ValidationError, match="not those of finding"):
        link_also_in(quoted.finding, here, placed(here, "Chapter one."))


def test_the_questions_to_the_database_stay_few(quoted, django_assert_max_num_queries):
    here = TextVersionFactory(source=SourceFactory(), text=f"Chapter one. {WORDS} The end.")

    with django_assert_max_num_queries(7):
        elsewhere(here, placed(here, WORDS))


def test_the_index_of_words_is_used_even_for_words_that_stand_in_every_text(quoted):
    here = TextVersionFactory(source=SourceFactory(), text=f"Chapter one. {WORDS} The end.")

    with CaptureQueriesContext(connection) as caught:
        elsewhere(here, placed(here, WORDS))

    asked = caught.captured_queries
    [at] = [at for at, query in enumerate(asked) if "long_words_of" in query["sql"]]
    with connection.cursor() as cursor:
        for query in [asked[at - 1], {"sql": f"EXPLAIN {asked[at]['sql']}"}]:
            cursor.execute(query["sql"])
        plan = "\n".join(row[0] for row in cursor.fetchall())
        cursor.execute(asked[at + 1]["sql"])
        cursor.execute("SHOW enable_seqscan")
        assert cursor.fetchone() == ("on",)
    assert "Bitmap Index Scan on text_version_long_words" in plan


@pytest.mark.parametrize("text", [WORDS, TYPED, "a \u00ad b\n\n c\u200bd  “e”", ""])
def test_the_fast_reading_of_marks_is_the_exact_one(text):
    assert plain(text) == normalise(text).text
