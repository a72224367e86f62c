"""What search documents are tallied to: exact after every change, without a word of any draft."""

from collections import Counter

import pytest
from django.db import connection
from django.db.models import Sum

from findings.models import NameTally, SearchDocument, WordTally
from findings.publishing import publish, withdraw
from findings.tallied import NOUNS
from findings.vocabulary import State
from tests.factories import FindingFactory, InstitutionFactory, PersonFactory, TaggingFactory, ThemeFactory
from tests.refusing import sql

pytestmark = pytest.mark.django_db

COUNTED = """
    SELECT lexeme, count(*), count(*) FILTER (WHERE 'C' = ANY (weights))
    FROM findings_searchdocument, unnest(exact)
    WHERE length(lexeme) BETWEEN 2 AND 40 AND lexeme ~ '^[[:alpha:]]+$' AND to_tsvector('archive', lexeme) <> ''
    GROUP BY lexeme
"""


def words():
    return {word: (number, named) for word, number, named in WordTally.objects.summed()}


def names():
    sums = NameTally.objects.values_list("noun", "record").annotate(number=Sum("findings"))
    return {(noun, record): number for noun, record, number in sums if number}


def counted_anew():
    columns = [f"{noun}_ids" for noun in NOUNS]
    rows = SearchDocument.objects.values_list(*columns)
    found = Counter((noun, record) for row in rows for noun, ids in zip(NOUNS, row, strict=True) for record in ids)
    with connection.cursor() as cursor:
        cursor.execute(COUNTED)
        return {word: (number, named) for word, number, named in cursor.fetchall()}, found


def test_a_published_finding_brings_its_words_and_names():
    theme = ThemeFactory(name="Teapots", aliases=["samovars"], parent=ThemeFactory(name="Kitchens"))

    FindingFactory(words="The key was lost.", summary="It was hidden.", themes=[theme])

    assert words()["hidden"] == (1, 0)
    assert words()["teapots"] == words()["samovars"] == (1, 1)
    assert "kitchens" not in words(), "a search for the broader theme’s name would find nothing"
    assert names()["theme", theme.pk] == names()["theme", theme.parent_id] == 1


def test_a_draft_brings_nothing_until_it_is_published():
    finding = FindingFactory(summary="A samovar was hidden.", state=State.IN_REVIEW)
    assert (words(), names()) == ({}, {})

    publish([finding])

    assert words()["samovar"] == (1, 0)


def test_a_withdrawn_finding_takes_its_words_with_it():
    finding = FindingFactory(summary="A samovar was hidden.")

    withdraw([finding], reason="privacy")

    assert (words(), names()) == ({}, {})


def test_words_are_kept_in_lower_case_without_accents_and_the_commonest_not_at_all():
    FindingFactory(summary="The CAFÉ had 42 plates and the-window was not his.")

    assert {"cafe", "plates", "window"} <= set(words())
    assert not {"the", "42", "was", "the-window", "café"} & set(words())


def test_what_changes_and_comes_to_the_same_leaves_the_sums_as_they_were():
    finding = FindingFactory()
    before = words(), names()

    sql("UPDATE findings_searchdocument SET year = 1999")
    finding.save()

    assert (words(), names()) == before


def test_the_sums_are_those_of_counting_anew_whatever_was_changed():
    force, theme = InstitutionFactory(), ThemeFactory()
    unit = InstitutionFactory(parent=force)
    findings = [FindingFactory(subjects=[unit], themes=[theme], speakers=[PersonFactory()]) for _ in range(3)]

    sql("UPDATE findings_theme SET name = 'Trumpets' WHERE id = %s", theme.pk)
    sql("UPDATE findings_institution SET parent_id = NULL WHERE id = %s", unit.pk)
    TaggingFactory(finding=findings[0])
    withdraw(findings[1:2], reason="error")

    assert (words(), names()) == counted_anew()
