"""The words of a passage and those around it are slices of the text, cut between words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.passages import CONTEXT_LENGTH, OMISSION, context_of, verbatim

TEXT = "Nobody in Toytown had the key to the cupboard."
KEY = (TEXT.index("the key"), TEXT.index("the key") + len("the key"))


@st.composite
def texts_with_spans(draw):
    """A text, and one to three stretches of it, one after another and apart."""
    text = draw(st.text(st.sampled_from("ab éש🔑 \n\t,.“”"), min_size=8, max_size=80))
    number = draw(st.integers(1, 3))
    places = sorted(draw(st.lists(st.integers(0, len(text)), min_size=2 * number, max_size=2 * number, unique=True)))
    return text, list(zip(places[::2], places[1::2], strict=True))


@given(texts_with_spans(), st.integers(0, 100))
def test_what_stands_around_the_words_is_what_stands_around_them_in_the_text(case, length):
    text, spans = case
    start, end = spans[0][0], spans[-1][1]

    before, after = context_of(text, spans, length)

    assert text[:start].endswith(before)
    assert text[end:].startswith(after)
    assert before + text[start:end] + after in text
    assert max(len(before), len(after)) <= length


@given(texts_with_spans(), st.integers(0, 100))
def test_no_word_around_the_words_is_cut(case, length):
    text, spans = case
    start, end = spans[0][0], spans[-1][1]

    before, after = context_of(text, spans, length)

    left, right = start - len(before), end + len(after)
    assert not before or left == 0 or before[0].isspace()
    assert not after or right == len(text) or after[-1].isspace() or text[right].isspace()


@given(texts_with_spans())
def test_the_words_are_those_of_the_spans_in_order(case):
    text, spans = case

    words = verbatim(text, spans)

    assert len(words) == sum(end - start for start, end in spans) + len(OMISSION) * (len(spans) - 1)
    assert words.startswith(text[spans[0][0] : spans[0][1]])
    assert words.endswith(text[spans[-1][0] : spans[-1][1]])


@pytest.mark.parametrize(
    ("length", "before", "after"),
    [
        (100, "Nobody in Toytown had ", " to the cupboard."),
        (13, " Toytown had ", " to the "),
        (12, " had ", " to the "),
        (4, " ", " to "),
        (3, " ", " "),
        (1, " ", " "),
        (0, "", ""),
    ],
)
def test_words_are_kept_whole_or_left_out(length, before, after):
    found = context_of(TEXT, [KEY], length)

    assert found == (before, after)


def test_at_the_start_of_a_text_nothing_stands_before():
    assert context_of(TEXT, [(0, 6)], 100)[0] == ""


def test_at_the_end_of_a_text_nothing_stands_after():
    assert context_of(TEXT, [(len(TEXT) - 9, len(TEXT))], 100)[1] == ""


def test_the_context_of_several_passages_is_that_of_the_first_and_the_last():
    before, after = context_of(TEXT, [(10, 17), KEY], 100)

    assert (before, after) == ("Nobody in ", " to the cupboard.")
    assert verbatim(TEXT, [(10, 17), KEY]) == "Toytown […] the key"


def test_a_few_lines_are_shown_and_no_more():
    text = "word " * 1000
    middle = (2500, 2504)

    before, after = context_of(text, [middle])

    assert CONTEXT_LENGTH - 6 < len(before) <= CONTEXT_LENGTH
    assert CONTEXT_LENGTH - 6 < len(after) <= CONTEXT_LENGTH
    assert CONTEXT_LENGTH < 500


def test_positions_are_counted_in_characters_and_not_in_bytes():
    text = "The café 🔑 was locked."

    assert verbatim(text, [(9, 10)]) == "🔑"
    assert context_of(text, [(9, 10)]) == ("The café ", " was locked.")
