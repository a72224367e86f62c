"""Phrases found by their words’ places are those that PostgreSQL finds in the documents."""

from contextlib import contextmanager

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from findings.asking.expressing import expression
from findings.asking.hearing import understood
from findings.asking.tree import Phrase
from findings.index import following, gathering, lining, phrases
from findings.index.archive import archive_on
from findings.index.documents import of
from findings.index.looking_up import PARTS, look_up
from findings.index.rebuilding import rebuild
from findings.index.storing import stored
from tests.factories import FindingFactory

pytestmark = pytest.mark.django_db

WORDS = ["the", "box", "was", "lost", "colour", "color", "off-colour", "Café", "o'clock", "centre/center"]
RARE = ["badge", "labour"]
MARKS = ["[...]", ".", "—", "\x1f"]  # an omission; what ends a name

pieces = st.sampled_from([*WORDS * 3, *RARE, *MARKS])
texts = st.lists(pieces, max_size=9).map(" ".join)
asked_for = st.lists(st.sampled_from(WORDS + RARE), min_size=1, max_size=4).map(tuple).map(Phrase)

_WRITTEN = """
    UPDATE findings_searchdocument SET vector = archive_stems(quotation, summary, names),
        exact = archive_exact(quotation, summary, names)
    FROM (
        SELECT archive_plain(one), archive_plain(other), archive_plain(third), finding
        FROM unnest(%s::text[], %s::text[], %s::text[], %s::bigint[]) AS each (one, other, third, finding)
    ) AS written (quotation, summary, names, finding)
    WHERE finding_id = finding
"""


def quiet(done, total):
    """Progress that nobody watches."""


@pytest.fixture
def findings(db):
    return [finding.pk for finding in FindingFactory.create_batch(6)]


def write(documents, findings):
    """Let the documents of these findings have these quotations, summaries and names."""
    with connection.cursor() as cursor:
        cursor.execute(_WRITTEN, [*([each[n] for each in documents] for n in range(3)), findings])


def begun():
    """The archive of a process that begins with the stored base."""
    return archive_on(stored().base)


def found(archive, phrase):
    """The findings that hold the phrase: in the quotation, in the summary, in names."""
    places = look_up(archive.apart(), [phrase])[phrase]
    sets = [places.anywhere - places.not_quoted, places.summary, places.names]
    assert places.anywhere == sets[0] | sets[1] | sets[2]
    return [set(archive.findings(each & archive.alive)) for each in sets]


def expected(phrase):
    """The same by reading every document."""
    each = expression(phrase)
    with connection.cursor() as cursor:
        return [
            {
                key
                for (key,) in cursor.execute(
                    f"SELECT finding_id FROM findings_searchdocument WHERE ts_filter(exact, '{part}') @@ {each.sql}",  # noqa: S608
                    each.params,
                ).fetchall()
            }
            for part in PARTS
        ]


@contextmanager
def documents_asked():
    """Gives a list of the queries that look for words in documents, filled when the block ends."""
    asked: list[str] = []
    with CaptureQueriesContext(connection) as queries:
        yield asked
    asked += [each["sql"] for each in queries if "ts_filter" in each["sql"]]


@pytest.fixture(params=[1, 3, 1000], ids=["words in all", "words in a third", "all words"])
def share(request, monkeypatch):
    """Which words are frequent: so some phrases are found by places, and others by PostgreSQL."""
    monkeypatch.setattr(gathering, "FREQUENT", request.param)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_phrases_are_found_where_the_documents_hold_them(findings, share, data):
    documents = st.lists(st.tuples(texts, texts, texts), min_size=len(findings), max_size=len(findings))
    write(data.draw(documents), findings)
    rebuild(quiet)
    archive = begun()

    for phrase in data.draw(st.lists(asked_for, min_size=1, max_size=5)):
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


def followed(archive, changed):
    """The archive after the documents of these findings were written."""
    return archive.followed(changed, of(changed))


def test_documents_written_since_are_found_by_what_they_hold_now(findings):
    write([("The box was lost.", "", "")] * 3 + [("The color was lost.", "", "")], findings[:4])
    rebuild(quiet)
    archive = begun()
    write([("The badge was lost.", "", ""), ("Nobody.", "The box.", "The colour.")], findings[1:3])
    new = FindingFactory(words="It is the box of the color.").pk

    archive = followed(archive, [*findings[1:3], new])

    assert found(archive, Phrase(("the", "box"))) == [{findings[0], new}, {findings[2]}, set()]
    assert found(archive, Phrase(("the", "color"))) == [{findings[3], new}, set(), {findings[2]}]
    archive = followed(archive, [FindingFactory(summary="The box.").pk])
    assert found(archive, Phrase(("the", "box"))) == expected(Phrase(("the", "box")))


def test_what_was_found_is_remembered_and_only_what_came_later_is_looked_at(findings, django_assert_num_queries):
    write([("The box was lost.", "", "")] * 3, findings[:3])
    rebuild(quiet)
    archive, phrase = begun(), Phrase(("the", "box"))
    look_up(archive, [phrase])

    with django_assert_num_queries(0):
        assert len(look_up(archive, [phrase])[phrase].anywhere) == 3

    later = followed(archive, [FindingFactory(words="It is the box.").pk])
    with documents_asked() as asked:
        assert len(look_up(later, [phrase])[phrase].anywhere) == 4
    assert "finding_id = ANY" in asked[0]


def test_documents_written_while_the_index_is_stored_are_found_by_what_they_hold_now(findings, monkeypatch):
    """What is gathered may be newer than the base: then its number is dead, and another one follows."""
    monkeypatch.setattr(gathering, "AT_ONCE", 2)
    write([("The box was lost.", "", "")] * 6, findings)

    def write_behind(done, total):
        if done == 2:
            write([("The badge was lost.", "", ""), ("Nobody saw the box.", "", "")], [findings[0], findings[5]])
            FindingFactory(words="It is the box.")

    rebuild(write_behind)
    archive = following._begun().archive

    for words in (("the", "box"), ("the", "badge"), ("saw", "the", "box")):
        assert found(archive, Phrase(words)) == expected(Phrase(words))


def test_a_process_whose_base_was_replaced_asks_postgresql(findings):
    write([("The box was lost.", "", "")] * 6, findings)
    rebuild(quiet)
    archive = begun()
    write([("Lost was the box.", "", "")] * 6, findings)
    rebuild(quiet)

    with documents_asked() as asked:
        places = look_up(archive, [Phrase(("box", "was"))])

    assert len(asked) == 1
    assert not places[Phrase(("box", "was"))].anywhere  # which PostgreSQL says of the documents as they are now


def test_a_rebuilding_that_was_broken_off_leaves_the_lines_of_the_base_that_stands(findings):
    write([("The box was lost.", "", "")] * 6, findings)
    rebuild(quiet)

    def break_off(done, total):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        rebuild(break_off)

    with documents_asked() as asked:
        assert found(begun(), Phrase(("the", "box"))) == [set(findings), set(), set()]
    assert asked == []


def test_without_a_stored_base_postgresql_is_asked(findings):
    write([("The box was lost.", "", "")] * 6, findings)

    with documents_asked() as asked:
        assert found(following.read_whole().archive, Phrase(("the", "box"))) == [set(findings), set(), set()]

    assert len(asked) == 1


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
