"""Verbatim by construction: no quotation differs from its text in one character, by whatever path it is written."""

import pytest
from django.db.backends.postgresql.psycopg_any import NumericRange
from django.db.models import ProtectedError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from findings.models import Quotation
from tests.factories import TEXT, WORDS, DraftFactory, FindingFactory, QuotationFactory, TextVersionFactory
from tests.refusing import refused, sql

pytestmark = pytest.mark.django_db


def change(quotation, what):
    sql(f"UPDATE findings_quotation SET {what} WHERE id = %s", quotation.pk)  # noqa: S608


@pytest.mark.parametrize(
    "what",
    [
        "text = overlay(text PLACING 'X' FROM 5 FOR 1)",
        "text = replace(text, 'lost', 'found')",
        "text = upper(text)",
        "text = text || '.'",
        "text = text || ' '",
        "text = ''",
        "text = replace(text, ' ', chr(160))",
    ],
)
def test_raw_sql_cannot_alter_the_words(what):
    with refused("quotation_is_verbatim", "character for character"):
        change(QuotationFactory(), what)


@pytest.mark.parametrize("what", ["spans = ARRAY[int4range(0, 5)]", "spans = ARRAY[int4range(36, 41)]"])
def test_raw_sql_cannot_move_the_spans_under_the_words(what):
    with refused("quotation_is_verbatim"):
        change(QuotationFactory(), what)


@pytest.mark.parametrize(
    "spans",
    [
        "'{}'::int4range[]",
        "ARRAY[]::int4range[]",
        "ARRAY['empty'::int4range]",
        "ARRAY[NULL::int4range]",
        "ARRAY[int4range(3, 3)]",
        "ARRAY[int4range(NULL, 5)]",
        "ARRAY[int4range(5, NULL)]",
        "ARRAY[int4range(5, 9), int4range(1, 3)]",
        "ARRAY[int4range(1, 5), int4range(4, 9)]",
        "ARRAY[int4range(1, 5), int4range(5, 9)]",
        "ARRAY[int4range(1, 5), int4range(1, 5)]",
        "ARRAY[[int4range(1, 5)], [int4range(7, 9)]]",
        "ARRAY[int4range(0, 100000)]",
        "ARRAY[int4range(-4, 2)]",
    ],
)
def test_raw_sql_cannot_store_passages_that_are_none(spans):
    with refused("quotation_spans_are_sound"):
        change(QuotationFactory(), f"spans = {spans}")


@pytest.mark.parametrize("what", ["prefix = 'He never wrote: '", "suffix = 'x'", "suffix = repeat('x', 2000)"])
def test_raw_sql_cannot_put_other_words_around_it(what):
    with refused("quotation_context_is_verbatim"):
        change(QuotationFactory(), what)


def test_a_quotation_cannot_be_moved_to_a_text_that_says_otherwise():
    other = TextVersionFactory(text=TEXT.replace("lost", "kept"))

    with refused("quotation_is_verbatim"):
        change(QuotationFactory(), f"text_version_id = {other.pk}")


def test_neither_updating_nor_bulk_creating_evades_the_rule():
    quotation = QuotationFactory()

    with refused("quotation_is_verbatim"):
        Quotation.objects.update(text="Other words.")
    copy = Quotation(
        finding=DraftFactory(), text_version=quotation.text_version, spans=quotation.spans, text=WORDS.lower()
    )
    with refused("quotation_is_verbatim"):
        Quotation.objects.bulk_create([copy])


def test_a_text_that_is_quoted_stays():
    quotation = QuotationFactory()

    with pytest.raises(ProtectedError):
        quotation.text_version.delete()
    with refused("findings_quotation_text_version_id_.*"):
        sql("DELETE FROM sources_textversion WHERE id = %s", quotation.text_version_id)


def test_a_finding_is_taken_from_one_quotation_and_stands_also_in_others():
    quotation = QuotationFactory()

    QuotationFactory(finding=quotation.finding, role="also-in")
    with refused("finding_is_taken_from_one_quotation", "Mark the others"):
        QuotationFactory(finding=quotation.finding)


def test_a_quotation_has_one_of_two_roles():
    with refused("quotation_role_is_known"):
        change(QuotationFactory(), "role = 'made-up'")


def test_passages_are_joined_by_the_mark_of_omission_and_taken_apart_again():
    text = "A key […] was lost. Nobody wept."
    quotation = Quotation(finding=DraftFactory(), text_version=TextVersionFactory(text=text))
    quotation.place(text, [(2, 18), (20, 26)])
    quotation.save()
    quotation.refresh_from_db()

    assert quotation.text == "key […] was lost […] Nobody"
    assert quotation.passages == ["key […] was lost", "Nobody"]
    assert (quotation.start, quotation.end) == (2, 26)
    assert (quotation.prefix, quotation.suffix) == ("A ", " wept.")


def test_a_quotation_knows_its_printed_page():
    version = TextVersionFactory(page_starts=[0, 20], page_labels=["11", "12"])

    assert QuotationFactory(text_version=version).page == "12"


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.characters(exclude_characters="\0\r", exclude_categories=["Cs"]), min_size=3), data=st.data())
def test_python_and_the_database_count_positions_alike(text, data):
    cuts = st.lists(st.integers(0, len(text)), min_size=2, max_size=6, unique=True).map(sorted)
    places = data.draw(cuts)
    spans = [(start, end) for start, end in zip(places[::2], places[1::2], strict=False)]
    quotation = Quotation(finding=DraftFactory(), text_version=TextVersionFactory(text=text))
    quotation.place(text, spans)

    quotation.save()

    quotation.refresh_from_db()
    assert quotation.spans == [NumericRange(*span) for span in spans]


def test_a_published_finding_keeps_the_quotation_it_is_taken_from():
    finding = FindingFactory()

    with refused("published_finding_is_taken_from_a_text"):
        finding.quotations.all().delete()
    with refused("published_finding_is_taken_from_a_text"):
        change(finding.quotation, "role = 'also-in'")
