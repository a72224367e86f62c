"""Phrases found by their words’ places are those that PostgreSQL finds in the documents."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from findings.asking.hearing import understood
from findings.asking.tree import Phrase
from findings.index import gathering, lining, phrases
from findings.index.rebuilding import rebuild
from tests.factories import FindingFactory

from .written import begun, documents_asked, expected, found, quiet, write

pytestmark = pytest.mark.django_db

WORDS = ["the", "box", "was", "lost", "colour", "off-colour", "Café", "o'clock", "centre/center"]
RARE = ["badge", "labour", "color"]
MARKS = ["[...]", ".", "—", "\x1f"]  # an omission; what ends a name

pieces = st.sampled_from([*WORDS * 3, *RARE, *MARKS])
texts = st.lists(pieces, max_size=9).map(" ".join)
asked_for = st.lists(st.sampled_from(WORDS + RARE), min_size=1, max_size=4).map(tuple).map(Phrase)


@pytest.fixture
def findings(db):
    return [finding.pk for finding in FindingFactory.create_batch(6)]


@pytest.fixture(params=[1, 2, 1000], ids=["words in all", "words in half", "all words"])
def share(request, monkeypatch):
    """Which words are frequent: so some phrases are found by places, and others by PostgreSQL."""
    monkeypatch.setattr(gathering, "FREQUENT", request.param)


def taken_from(documents):
    """Phrases that stand in these, or across what parts them."""
    texts = [words for document in documents for text in document if (words := text.split())]
    if not texts:
        return asked_for
    runs = st.sampled_from(texts).flatmap(
        lambda words: st.integers(0, len(words) - 1).flatmap(
            lambda start: st.integers(1, 4).map(lambda number: tuple(words[start : start + number]))
        )
    )
    return runs.map(lambda run: Phrase(tuple(word for word in run if word not in MARKS) or ("the",)))


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_phrases_are_found_where_the_documents_hold_them(findings, share, data):
    documents = data.draw(st.lists(st.tuples(texts, texts, texts), min_size=len(findings), max_size=len(findings)))
    write(documents, findings)
    rebuild(quiet)
    archive = begun()

    for phrase in data.draw(st.lists(st.one_of(asked_for, taken_from(documents)), min_size=1, max_size=6)):
        assert found(archive, phrase) == expected(phrase), phrase


def test_no_document_is_looked_at_where_all_words_are_frequent(findings):
    write([("The off-colour box was lost.", "", ""), ("off color", "", "")], findings[:2])
    rebuild(quiet)

    with documents_asked() as asked:
        assert found(begun(), Phrase(("off-color", "box", "was"))) == [{findings[0]}, set(), set()]

    assert asked == []


def test_of_a_word_in_two_spellings_only_the_rare_one_is_looked_up(findings, monkeypatch):
    monkeypatch.setattr(gathering, "FREQUENT", 2)
    write([("The colour was lost.", "", "")] * 4 + [("It was the color.", "The color was lost.", "")], findings[:5])
    rebuild(quiet)

    with documents_asked() as asked:
        assert found(begun(), Phrase(("the", "colour", "was"))) == [set(findings[:4]), {findings[4]}, set()]

    (query,) = asked
    assert "color" in query
    assert "colour" not in query


def test_words_of_which_one_is_rare_are_looked_up(findings, monkeypatch):
    monkeypatch.setattr(gathering, "FREQUENT", 2)
    write([("The box was lost.", "", "")] * 3 + [("The badge was lost.", "", "")], findings[:4])
    rebuild(quiet)

    with documents_asked() as asked:
        assert found(begun(), Phrase(("the", "badge", "was"))) == [{findings[3]}, set(), set()]

    assert len(asked) == 1


def test_no_phrase_reaches_from_one_field_or_document_to_the_next(findings):
    write([("the box", "was lost", "box\x1fthe")] * 6, findings)
    rebuild(quiet)
    archive = begun()

    assert found(archive, Phrase(("box", "was"))) == [set(), set(), set()]
    assert found(archive, Phrase(("lost", "box"))) == [set(), set(), set()]
    assert found(archive, Phrase(("box", "the"))) == [set(), set(), set()]
    assert found(archive, Phrase(("was", "lost"))) == [set(), set(findings), set()]


LONG = " ".join(["the box"] * 8195)  # more words than PostgreSQL has positions for


@pytest.mark.parametrize(
    "document",
    [
        (LONG, "the box was lost", "was lost the"),
        (f"was {LONG} lost", "box the", "the box"),
        (" ".join([f"word{n}" for n in range(16380)]), "the box was lost the box", "was the box"),
        (" ".join([f"word{n}" for n in range(16382)]), "the box was lost the box", "was the box"),
        (" ".join(["the"] * 300 + ["box"] * 300), "the box", "box was"),
    ],
)
def test_documents_longer_than_postgresql_has_positions_for_are_read_as_it_reads_them(findings, document):
    write([document], findings[:1])
    rebuild(quiet)
    archive = begun()

    for words in (
        "the box",
        "box the",
        "box was",
        "was lost",
        "lost the",
        "the the",
        "box box",
        "the",
        "lost",
        "was the",
    ):
        phrase = Phrase(tuple(words.split()))
        assert found(archive, phrase) == expected(phrase), words


@pytest.mark.parametrize("limit", ["what is read", "the length of a line", "the parts of the rest"])
def test_what_would_be_too_much_is_left_to_postgresql(findings, monkeypatch, limit):
    write([("The colour was lost.", "", "")] * 5 + [("The color was lost.", "", "")], findings)
    monkeypatch.setattr(gathering, "FREQUENT", 2)
    monkeypatch.setattr(phrases, "MOST_BYTES", 10 if limit == "what is read" else 10_000)
    monkeypatch.setattr(lining, "LONGEST", 10 if limit == "the length of a line" else 10_000)
    monkeypatch.setattr(phrases, "MOST", 0 if limit == "the parts of the rest" else 10)
    rebuild(quiet)

    with documents_asked() as asked:
        assert found(begun(), Phrase(("the", "colour", "was"))) == [set(findings), set(), set()]

    assert "colour" in asked[0]


def test_any_phrase_that_a_reader_may_type_is_read(findings):
    rebuild(quiet)
    archive = begun()
    hostile = [
        ("colour",) * 60,
        ("'", "\\"),
        ("''" * 30,),
        ("( | )",),
        ("a:*",),
        ("<->",) * 5,
        ("0gap0",),
        ("\U0001f9ca",),
    ]

    for words in hostile:
        if understood([Phrase(words)])[Phrase(words)][1]:
            assert found(archive, Phrase(words)) == expected(Phrase(words))
