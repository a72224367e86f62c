"""A process that begins with the stored base answers as one that reads every document."""

import random
from contextlib import contextmanager

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from findings.asking.tree import Either, Phrase, Word
from findings.index import following, gathering, rebuilding
from findings.index.frequent import among_frequent
from findings.index.looking_up import look_up
from findings.index.rebuilding import Busy, rebuild
from findings.models import Finding, IndexPart, SearchChange
from findings.publishing import withdraw
from tests.factories import FindingFactory

from .answers import answer, expected
from .second import second_process
from .test_following import CHANGES, some_questions

pytestmark = pytest.mark.django_db(transaction=True)


def quiet(done, total):
    """Progress that nobody watches."""


@pytest.fixture
def begun_anew(monkeypatch):
    """Forget what this process knows, as one does that has just started."""

    def forget():
        for known in ("_CURRENT", "_HEADS", "_OWN"):
            monkeypatch.setattr(following, known, {})

    return forget


@contextmanager
def documents_read():
    """Gives a list of the queries that read the documents whole, filled when the block ends."""
    found: list[str] = []
    with CaptureQueriesContext(connection) as queries:
        yield found
    found += [each["sql"] for each in queries if "array_send" in each["sql"]]


@pytest.mark.parametrize(("seed", "share"), [(1, 200), (2, 4), (3, 2)])
def test_what_changed_since_the_base_was_stored_is_followed(toytown, begun_anew, monkeypatch, seed, share):
    monkeypatch.setattr(gathering, "FREQUENT", share)
    chance = random.Random(seed)
    rebuild(quiet)
    for _ in range(6):
        chance.choice(CHANGES)(chance)
    begun_anew()

    with second_process() as ask:
        for question in some_questions(25, seed=seed):
            assert answer(question) == expected(question), question
            assert ask(question) == expected(question), question


def test_a_process_that_begins_with_the_stored_base_reads_no_document(toytown, begun_anew):
    rebuild(quiet)
    begun_anew()

    with documents_read() as read:
        archive = following.current().archive

    assert len(archive) == len(toytown)
    assert read == []


def test_a_process_that_begins_with_the_stored_base_goes_through_no_change_before_it(toytown, begun_anew):
    rebuild(quiet)
    begun_anew()

    with CaptureQueriesContext(connection) as queries:
        following.current()
        following.current()

    asked = [each["sql"] for each in queries if "search_news" in each["sql"]]
    assert len(asked) == 3, "one at the door, one after reading, one of the second request"
    assert not any(f"'{following.NOTHING_SEEN}'" in sql for sql in asked)


def test_a_transaction_that_has_written_before_anything_was_read_sees_its_own_words(toytown, begun_anew):
    rebuild(quiet)
    begun_anew()

    with transaction.atomic():
        withdraw(toytown[:1], reason="legal")
        assert len(following.current().archive) == len(toytown) - 1
        assert following.current() is following.current(), "it is read once"
        transaction.set_rollback(True)

    assert len(following.current().archive) == len(toytown)


def test_only_what_changed_is_read(toytown, begun_anew):
    rebuild(quiet)
    withdraw(toytown[:1], reason="error")
    new = FindingFactory(summary="A badge was lost.")
    begun_anew()

    with documents_read() as read:
        archive = following.current().archive

    assert len(archive) == len(toytown)
    assert len(archive.tail) == 1
    assert archive.findings(archive.alive)[-1] == new.pk
    assert len(read) == 1
    assert "ANY" in read[0]


def test_a_base_that_was_packed_in_another_way_is_not_read(toytown, begun_anew, monkeypatch):
    rebuild(quiet)
    monkeypatch.setattr("findings.index.storing.SIGNATURE", "another")
    begun_anew()

    with documents_read() as read:
        assert len(following.current().archive) == len(toytown)

    assert len(read) == 1


def test_a_base_whose_changes_can_no_longer_be_followed_is_not_begun_with(toytown, begun_anew):
    rebuild(quiet)
    withdraw(toytown[:1], reason="error")
    SearchChange.objects.all().delete()  # as where a backup is restored
    FindingFactory()
    begun_anew()

    with documents_read() as read:
        assert len(following.current().archive) == len(toytown)

    assert len(read) == 1


def test_frequent_words_are_known_without_reading_documents(toytown, begun_anew, django_assert_num_queries):
    rebuild(quiet)
    begun_anew()
    archive = following.current().archive
    words = [Word("lost"), Word("box")]
    look_up(archive, words)  # asks PostgreSQL how it understands them
    archive = archive.apart()

    with django_assert_num_queries(0):
        found = look_up(archive, words)

    read = look_up(following.read_whole().archive, words)
    assert {word: places.sets for word, places in found.items()} == {w: places.sets for w, places in read.items()}


def test_a_word_in_several_spellings_is_known_if_all_of_them_are():
    FindingFactory(words="The colour was gone.", summary="It rained.")
    FindingFactory(words="It rained.", summary="The color was gone.")
    rebuild(quiet)
    frequent = following._begun().archive.base.frequent

    both = among_frequent(frequent, ("vector", "'colour' | 'color'"))

    assert both is not None
    assert [len(found) for found in both.sets] == [2, 1, 1, 0]
    assert among_frequent(frequent, ("vector", "'colour' | 'chroma'")) is None
    assert among_frequent(frequent, ("vector", "'colour' <-> 'gone'")) is None


def test_words_with_marks_are_found_under_their_own_name(begun_anew):
    finding = FindingFactory(words="It was Ida's own \\ and nobody else’s.")
    rebuild(quiet)
    begun_anew()

    tree = Either((Word("Ida's"), Phrase(("own",))))
    found = look_up(following.current().archive, tree.parts)

    assert all(following.current().archive.findings(places.anywhere) == [finding.pk] for places in found.values())


def test_words_are_gathered_over_all_stretches_of_findings(toytown, monkeypatch):
    rebuild(quiet)
    whole = following._begun().archive.base.frequent
    monkeypatch.setattr(gathering, "AT_ONCE", 5)
    told = []

    rebuild(lambda done, total: told.append((done, total)))

    assert {words: places.sets for words, places in following._begun().archive.base.frequent.items()} == {
        words: places.sets for words, places in whole.items()
    }
    assert told == [(5, 12), (10, 12), (12, 12)]


def test_a_long_tail_gives_way_to_a_newer_base(toytown, begun_anew, monkeypatch):
    monkeypatch.setattr(following, "_MANY", 1)
    begun_anew()
    following.current()
    for _ in range(3):
        FindingFactory()
        following.current()
    assert len(following.current().archive.tail) == 3

    rebuild(quiet)
    FindingFactory()

    assert len(following.current().archive.tail) == 1
    assert len(following.current().archive) == Finding.objects.published().count()


def test_two_do_not_store_it_at_once(toytown):
    other = connection.copy()
    try:
        with other.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [rebuilding.LOCK])
        with pytest.raises(Busy):
            rebuild(quiet)
        with pytest.raises(CommandError, match="stored anew already"):
            call_command("rebuild_index")
    finally:
        other.close()
    assert not IndexPart.objects.exists()


def test_the_command_stores_it_only_where_it_is_due(toytown, monkeypatch, capsys):
    monkeypatch.setattr(following, "STORED_FROM", 1)
    monkeypatch.setattr(following, "_MANY", 4)

    call_command("rebuild_index", "--if-due")
    call_command("rebuild_index", "--if-due")
    FindingFactory.create_batch(3)
    call_command("rebuild_index", "--if-due", verbosity=0)

    told = [line for line in capsys.readouterr().out.splitlines() if "phrases" not in line]
    assert told[1].startswith("An index of 12 findings is stored")
    assert told[2] == "The stored index is new enough."
    assert told[3].startswith("An index of 15 findings is stored")
