import pytest

from findings.asking.tree import Either, Every, Without, Word
from findings.index.following import current
from findings.index.searching import Answer, Question
from tests.factories import FindingFactory, ReportFactory, ThemeFactory

pytestmark = pytest.mark.django_db


def best(*words):
    leaves = tuple(Word(word) for word in words)
    return Answer(current().archive, Question(words=Either(leaves), order="relevance")).findings(0, 10)


def test_words_count_most_in_the_quotation_then_in_the_summary_then_in_a_name():
    by_name = FindingFactory(words="It rained.", summary="It rained.", themes=[ThemeFactory(name="Whistles")])
    by_summary = FindingFactory(words="It rained.", summary="A whistle was lost.")
    by_quotation = FindingFactory(words="The whistle was lost.", summary="It rained.")
    by_both = FindingFactory(words="The whistle was lost.", summary="A whistle was lost.")

    assert best("whistle") == [finding.pk for finding in (by_both, by_quotation, by_summary, by_name)]


def test_a_rare_word_counts_more_than_a_common_one():
    rare = FindingFactory(words="The lantern was lost.", summary="It rained.")
    common = [FindingFactory(words="The ladder was lost.", summary="It rained.") for _ in range(3)]

    assert best("ladder", "lantern")[0] == rare.pk
    assert len(best("ladder", "lantern")) == 1 + len(common)


def test_among_equals_the_newest_comes_first():
    old, new = (
        FindingFactory(words="The badge was lost.", report=ReportFactory(published_on=day))
        for day in ("1999-01-01", "2022-01-01")
    )

    assert best("badge") == [new.pk, old.pk]


def test_what_must_not_stand_there_counts_nothing():
    FindingFactory(words="The key and the biscuit were lost.")
    kept = FindingFactory(words="The key was lost.")
    question = Question(words=Every((Word("key"), Without(Word("biscuit")))), order="relevance")

    assert Answer(current().archive, question).findings(0, 10) == [kept.pk]
