"""What is promised of suggestions: at least 95 in 100 found exactly, at most 5 false, four of five speakers right."""

import pytest

from .__main__ import main
from .expected import Text, texts
from .scoring import Score, same, score

EVERY = texts()


def test_there_are_texts_enough_with_quotations_enough():
    assert len(EVERY) >= 20
    assert all(len(text.expected) >= 6 for text in EVERY)
    assert any(text.held_out for text in EVERY)


def test_the_whole_set_meets_the_bars():
    result = sum(map(score, EVERY), Score())

    assert result.recall >= 0.95
    assert result.precision >= 0.95
    assert result.accuracy >= 0.80


@pytest.mark.parametrize("text", EVERY, ids=lambda text: text.name)
def test_nearly_every_quotation_of_each_text_is_found(text: Text):
    assert score(text).recall >= 0.9


@pytest.mark.parametrize(
    ("guess", "expected", "alike"),
    [
        ("Ida Invented", "Dame Ida Invented", True),
        ("Invented", "Ida Invented", True),
        ("the report", "The report", True),
        ("", "", True),
        ("", "Ida Invented", False),
        ("Tom Invented", "Ida Invented", False),
    ],
)
def test_a_speaker_is_right_when_it_is_the_same_person(guess, expected, alike):
    assert same(guess, expected) is alike


def test_the_table_is_printed(capsys):
    main(wordy=False)

    assert "held out" in capsys.readouterr().out
