"""Phrases are read from the tsqueries that PostgreSQL makes of them."""

import pytest
from pyroaring import BitMap

from findings.asking.hearing import understood
from findings.asking.tree import Phrase, Start
from findings.index.patterns import Choice, Row, pattern_of, starts, width, words_in


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("words", "pattern"),
    [
        (("Box",), "box"),
        (("the", "box", "was"), Row(("the", "box", "was"))),
        (("tick-box", "lost"), Row(("tick", "box", "lost"))),
        (("colour",), Choice(("colour", "color"))),
        (("the", "colour", "was"), Row(("the", Choice(("colour", "color")), "was"))),
        (("a\\b", "o'clock", "x"), Row(("a", "b", "o", "clock", "x"))),
        (("off-colour", "joke"), Row((Choice((Row(("off", "colour")), Row(("off", "color")))), "joke"))),
        (
            ("the", "labour", "of", "love"),
            Row(("the", Choice(("labour", "labor")), Row(("of", "love")))),
        ),
    ],
)
def test_what_readers_put_in_quotation_marks_is_read(words, pattern):
    ((_, text),) = understood([Phrase(words)]).values()

    assert pattern_of(text) == pattern


@pytest.mark.django_db
def test_the_beginning_of_a_word_is_no_pattern():
    ((_, text),) = understood([Start("bis")]).values()

    assert pattern_of(text) is None


@pytest.mark.parametrize(
    "text",
    ["", "'a' <2> 'b'", "'a' & 'b'", "!'a'", "'a':A <-> 'b'", "'a' <-> 'b' | 'c'", "( 'a' <-> 'b' | 'c' ) <-> 'd'"],
)
def test_what_asks_for_more_than_words_side_by_side_is_left_to_postgresql(text):
    assert pattern_of(text) is None


def test_marks_in_words_are_read():
    assert pattern_of(r"'it''s' <-> 'a\\b'") == Row(("it's", "a\\b"))


def test_a_pattern_is_found_where_all_its_parts_are():
    line = {"the": BitMap([0, 4, 8]), "tick": BitMap([1, 9]), "box": BitMap([2, 5]), "boxes": BitMap([10])}
    pattern = Row(("the", Row(("tick", Choice(("box", "boxes"))))))

    assert starts(pattern, line) == BitMap([0, 8])
    assert width(pattern) == 3
    assert list(words_in(pattern)) == ["the", "tick", "box", "boxes"]


def test_nothing_is_found_before_the_line_begins():
    assert starts(Row(("the", "box")), {"the": BitMap([3, 4]), "box": BitMap([0])}) == BitMap()
