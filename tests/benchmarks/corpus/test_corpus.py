import re

import pytest

from findings.models import ClaimStatus, Finding, Institution, Quotation, SearchDocument, Theme
from sources.models import Source
from tests.benchmarks.corpus import database, words
from tests.benchmarks.corpus.filling import AnotherCorpus, fill
from tests.benchmarks.corpus.making import public_id
from tests.benchmarks.corpus.plan import Plan
from tests.benchmarks.corpus.texts import text_of
from tests.factories import FindingFactory

SMALL = Plan(sources=40, reports=8, long=1, people=50)


def quiet(line):
    """Progress that nobody watches."""


def standing():
    """What stands of each finding, without the numbers that the database gives."""
    documents = SearchDocument.objects.order_by("finding__public_id")
    columns = (
        "finding__public_id",
        "finding__summary",
        "vector",
        "kind",
        "direction",
        "groups",
        "dated_on",
        "starts_at",
    )
    return list(documents.values_list(*columns, "finding__quotations__text"))


def test_no_two_words_are_the_same_and_frequent_ones_are_short():
    first = [words.word(rank) for rank in range(20_000)]

    assert len(set(first)) == len(first)
    assert max(map(len, first)) <= len(words.word(words.NUMBER - 1))
    assert not set(first) & set(words.SMALL)


def test_no_two_findings_have_the_same_identifier():
    assert len({public_id(number) for number in range(100_000)}) == 100_000


def test_a_text_is_made_of_invented_words_with_their_places():
    made = text_of(3, SMALL)
    found = [made.text[start:end] for start, end in zip(made.starts, made.ends, strict=True)]

    assert len(found) == SMALL.words_in(3)
    assert found == re.findall(r"\w+", made.text)
    assert made == text_of(3, SMALL)
    assert made.text != text_of(3, Plan(seed=2)).text


@pytest.mark.django_db
def test_two_hundred_findings_are_loaded_whole_and_in_order():
    fill(200, SMALL, quiet)

    published = Finding.objects.published()
    assert Finding.objects.count() == 200
    assert 190 < published.count() == SearchDocument.objects.count() < 200
    assert (Theme.objects.count(), Institution.objects.count(), Source.objects.count()) == (45, 300, 40)
    assert ClaimStatus.objects.exists()
    assert all(40 <= len(quotation.text.split()) <= 120 for quotation in Quotation.objects.all())


@pytest.mark.django_db
def test_a_smaller_corpus_is_the_beginning_of_a_larger_one(monkeypatch):
    fill(30, SMALL, quiet)
    smaller = standing()

    assert fill(30, SMALL, quiet) == 0
    assert fill(70, SMALL, quiet) == 40

    ours = {public_id(number) for number in range(30)}
    assert [row for row in standing() if row[0] in ours] == smaller


@pytest.mark.django_db
def test_an_archive_with_other_findings_is_left_alone():
    FindingFactory()

    with pytest.raises(AnotherCorpus):
        fill(10, SMALL, quiet)

    assert Finding.objects.count() == 1


@pytest.mark.parametrize("name", ["casearchive", "", "my_bench"])
def test_a_database_that_may_hold_real_records_is_refused(name):
    with pytest.raises(database.NotForBenchmarks):
        database.use(name)
