"""Vectors are read as PostgreSQL itself takes them apart."""

import numpy as np
import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from psycopg import Cursor

from findings.index import lexicon
from findings.index.lexicon import LONGEST, Lexicon, padded
from findings.index.vectors import UNKNOWN, Vectors, standing

pytestmark = pytest.mark.django_db

WORDS = ["box", "bo", "boxes", "the", "café", "löst", "日本", "ida's", "x" * LONGEST, "y" * LONGEST + "z"]
UNASKED = ["tick", "lost", "y" * LONGEST]
FIELDS = "ABC"

texts = st.lists(st.sampled_from(WORDS + UNASKED), max_size=8).map(" ".join)
documents = st.lists(st.tuples(texts, texts, texts), max_size=4)

_VECTORS = """
    SELECT setweight(to_tsvector('archive_exact', one), 'A') || setweight(to_tsvector('archive_exact', other), 'B')
        || setweight(to_tsvector('archive_exact', third), 'C') AS words, place
    FROM unnest(%s::text[], %s::text[], %s::text[]) WITH ORDINALITY AS texts (one, other, third, place)
"""
_SENT = f"""
    SELECT coalesce(string_agg(int8send(octet_length(sent)), ''::bytea), ''::bytea),
        coalesce(string_agg(sent, ''::bytea), ''::bytea)
    FROM (SELECT tsvectorsend(words) AS sent FROM ({_VECTORS}) AS vectors ORDER BY place OFFSET 0) AS each
"""  # noqa: S608
_TAKEN_APART = f"""
    SELECT lexeme, place - 1, position, weight FROM ({_VECTORS}) AS vectors
    CROSS JOIN LATERAL unnest(words) AS word CROSS JOIN LATERAL unnest(positions, weights) AS each (position, weight)
"""  # noqa: S608


def asked(sql, texts, *, binary=False):
    connection.ensure_connection()
    with Cursor(connection.connection) as cursor:
        cursor.execute(sql, [[each[n] for each in texts] for n in range(3)], binary=binary)
        return cursor.fetchall()


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=documents)
def test_words_stand_where_postgresql_says(db, texts):
    told = Lexicon(["box", "bo", "boxes", "the", "cafe", "lost", "日本", "ida", "x" * LONGEST])
    vectors = Vectors(*asked(_SENT, texts, binary=True)[0])

    found = standing(vectors, np.arange(len(texts)), told)

    read = [
        (told.words[word], int(document), int(position), FIELDS[field])
        for word, field, entries in found.parts()
        for document, position in zip(found.documents[entries], found.positions[entries], strict=True)
    ]
    assert sorted(read) == sorted(row for row in asked(_TAKEN_APART, texts) if row[0] in told.words)


def test_documents_that_are_not_known_are_not_looked_at():
    vectors = Vectors(*asked(_SENT, [("box", "", ""), ("the box", "", "")], binary=True)[0])

    found = standing(vectors, np.array([UNKNOWN, 7]), Lexicon(["box"]))

    assert (found.documents.tolist(), found.positions.tolist()) == ([7], [2])


def test_a_word_with_another_weight_is_in_no_field():
    with Cursor(connection.connection) as cursor:
        cursor.execute("SELECT tsvectorsend('box:1A,2D,3C'::tsvector)", binary=True)
        (sent,) = cursor.fetchone()

    found = standing(Vectors(len(sent).to_bytes(8), sent), np.array([0]), Lexicon(["box"]))

    assert (found.fields.tolist(), found.positions.tolist()) == ([0, 2], [1, 3])


def test_words_that_are_too_long_are_left_out():
    assert sorted(Lexicon(["box", "z" * LONGEST, "é" * LONGEST]).words) == ["box", "z" * LONGEST]


def test_of_words_that_are_mixed_to_the_same_only_one_is_known(monkeypatch):
    """Both could not be told from each other: that which is left out is looked up in the database, as a rare one is."""
    monkeypatch.setattr(lexicon, "_mixed", lambda pieces: pieces[0] & np.uint64(255))
    told, text = Lexicon(["box", "badge", "tick"]), padded(b"badgeboxtick")

    numbers = told.numbers(text, np.array([0, 5, 8]), np.array([5, 3, 4]))

    assert len(told) == 2
    assert [told.words[n] if n >= 0 else None for n in numbers.tolist()] in [
        [None, "box", "tick"],
        ["badge", None, "tick"],
    ]
