"""Phrases are found in what documents hold now, whichever base a process began with."""

from contextlib import closing

import pytest
from django.db import connection

from findings.asking.tree import Phrase
from findings.index import following, gathering
from findings.index.looking_up import look_up
from findings.index.rebuilding import rebuild
from tests.factories import FindingFactory

from .written import begun, documents_asked, expected, followed, found, quiet, write

pytestmark = pytest.mark.django_db


@pytest.fixture
def findings(db):
    return [finding.pk for finding in FindingFactory.create_batch(6)]


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


@pytest.mark.parametrize("meanwhile", ["nobody else writes", "another writes"])
def test_documents_written_while_the_index_is_stored_are_found_by_what_they_hold_now(findings, monkeypatch, meanwhile):
    """What is gathered may be newer than the base: then its number is dead, and another one follows.

    To PostgreSQL a snapshot holds what its own transaction wrote, as soon as a later one has ended.
    """
    monkeypatch.setattr(gathering, "AT_ONCE", 2)
    write([("The box was lost.", "", "")] * 6, findings)
    if meanwhile == "another writes":
        other = connection.copy()
        with closing(other), other.cursor() as cursor:
            cursor.execute("SELECT pg_current_xact_id()")

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
