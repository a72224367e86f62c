"""Marks against what PostgreSQL says of the same words."""

import string

import pytest
from django.db import connection
from hypothesis import given, settings
from hypothesis import strategies as st

from findings import search
from findings.marking import marks, pieces
from findings.marking.chains import MOST, chains
from findings.marking.cutting import SNIPPET_LENGTH
from findings.marking.stems import beginnings

pytestmark = pytest.mark.django_db

STEMS = "tick box run hop cry die lie tie ski organis specialis colour color café naïve police officer inspect conclude"
STEMS += " relate sensible frequent hopeful generous able reveal fix bias analyse programme centre defence grey judge"
ENDINGS = " s es ed ing er ly ies ied ying ation ational ability iveness ize ised izing isation ically ousness fulness"
ENDINGS += " ement ence ency y 's ’s"
FORMS = [stem + ending for stem in STEMS.split() for ending in ENDINGS.split(" ")]
ODD = [
    "the",
    "of",
    "3.5",
    "1,000",
    "2020",
    "U.K.",
    "e.g.",
    "Æon",
    "ŁÓDŹ",
    "straße",
    "cafe\u0301s",
    "½",
    "№",
    "🗝",
    "dying",
    "©",
]
BETWEEN = [" ", " ", ", ", ". ", "-", "—", "/", "_", "’", " […] ", " [...] ", "\n\n", " “", "” ", "\u00ad", " \u200b"]

texts = st.lists(
    st.tuples(st.sampled_from(FORMS) | st.sampled_from(ODD), st.sampled_from(BETWEEN)).map("".join), max_size=12
).map("".join)


def holds(text, tree):
    told = search.holds("given", tree)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {told.sql} FROM (SELECT %s AS given) AS x", [*told.params, text])  # noqa: S608
        return cursor.fetchone()[0]


def spans(texts, tree):
    return [found.spans for found in marks(texts, tree)]


def marked(text, words):
    [found] = spans([text], search.sought(words))
    return [text[start:end] for start, end in found]


@settings(max_examples=200)
@given(texts, st.sampled_from(FORMS + ODD))
def test_every_word_that_postgresql_takes_for_the_word_is_marked_and_a_text_without_it_has_no_mark(text, word):
    if (tree := search.sought(word)) is None:
        return
    [found] = spans([text], tree)

    assert bool(found) == holds(text, tree)
    rest = "".join("#" if any(start <= n < end for start, end in found) else sign for n, sign in enumerate(text))
    assert not holds(rest, tree)


@settings(max_examples=200)
@given(texts, st.data())
def test_a_phrase_is_marked_wherever_it_stands_and_nowhere_else(text, data):
    words = text.replace('"', " ").split() or ["tick"]
    first = data.draw(st.integers(0, len(words) - 1))
    tree = search.sought(f'"{" ".join(words[first : first + data.draw(st.integers(1, 4))])}"')
    if tree is None:
        return
    [found] = spans([text], tree)

    assert bool(found) == holds(text, tree)
    assert all(holds(text[start:end], tree) for start, end in found)


@settings(max_examples=100)
@given(texts, st.sampled_from(["tick", "organi", "caf", "pol", "2", "naiv", "Æ"]))
def test_words_that_begin_so_are_marked_whole(text, start):
    tree = search.sought(f"{start}*")
    [found] = spans([text], tree)

    assert bool(found) == holds(text, tree)
    assert all(holds(text[begin:end], tree) for begin, end in found)


@given(st.lists(st.text(string.ascii_lowercase, min_size=3, max_size=9), min_size=20, max_size=20))
def test_every_word_begins_as_its_stem_says(drawn):
    words = [*FORMS, *(stem + ending for stem in drawn for ending in ENDINGS.split(" "))]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT word, unnest(tsvector_to_array(to_tsvector('archive', archive_one_sign(word))))"
            " FROM unnest(%s::text[]) AS word WHERE word ~ '^[a-z]+$'",
            [words],
        )
        read = cursor.fetchall()

    assert len(read) > len(drawn)
    assert [pair for pair in read if not pair[0].startswith(tuple(beginnings(pair[1])))] == []


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("tick", ["Ticks", "tick"]),
        ('"tick box"', ["tick box"]),
        ('"tick box" box', ["tick box", "boxed"]),
        ("tick OR -box", ["Ticks", "tick"]),
        ('"colour of"', ["color of"]),
        ('"of cafe"', ["of Café"]),
        ("zebra", []),
    ],
)
def test_what_is_looked_for_is_marked_as_it_stands(words, shown):
    assert marked("Ticks a tick box, boxed in the color of Café-au-lait.", words) == shown


def test_no_phrase_reaches_over_words_that_are_left_out():
    assert marked("A tick […] box and a tick [...] box.", '"tick box"') == []


def test_a_sign_that_becomes_several_moves_no_mark():
    assert marked("Ǽ, ½ ﬁnely-ticked boxes\u00ad ti\u00adcked", "ticked box") == [
        "ticked",
        "boxes\u00ad",
        "ti\u00adcked",
    ]


def test_a_phrase_of_many_spellings_is_looked_for_in_so_many_at_most():
    phrase = " ".join(["colour", "organise", "centre", "defence", "analyse", "grey", "programme", "labour"] * 2)

    found = chains(search.sought(f'"{phrase}"'))

    assert 1 < len(found) <= MOST
    assert marked(phrase, f'"{phrase}"') == [phrase]


def test_words_that_were_asked_before_are_asked_no_more(django_assert_num_queries):
    tree = search.sought("constables constablery*")
    marks(["Two constables of the Café Constabulary."], tree)

    with django_assert_num_queries(0):
        marks(["Two constables of the Café Constabulary."], tree)


@given(st.text(), st.text(min_size=1))
def test_whatever_is_written_and_looked_for_nothing_of_the_text_is_lost(text, words):
    tree = search.sought(words)
    [found] = spans([text], tree) if tree else [[]]

    assert "".join(words for words, _ in pieces(text, found, len(text))) == text


def test_a_long_text_is_cut_where_the_most_different_words_are_marked():
    text = "needle " * 3 + "start " * 300 + "a needle and a thread" + " end" * 300
    [found] = spans([text], search.sought("needle thread"))

    cut = "".join(words for words, _ in pieces(text, found))

    assert "a needle and a thread" in cut
    assert len(cut) < SNIPPET_LENGTH + 20


def test_a_long_text_is_cut_around_the_first_mark():
    text = "start " * 300 + "needle" + " end" * 300

    shown = pieces(text, [(1800, 1806)])

    assert ("needle", True) in shown
    assert len("".join(words for words, _ in shown)) < SNIPPET_LENGTH + 20
    assert (shown[0][0], shown[-1][0]) == ("… ", " …")


def test_a_long_text_without_spaces_or_marks_is_cut_too():
    assert pieces("x" * 1_000, [], 100) == [("x" * 100, False), (" …", False)]
    assert pieces("x" * 1_000, [(500, 1_000)], 100) == [("x" * 100, False), (" …", False)]
