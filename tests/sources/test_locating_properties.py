"""What holds of locating for any text and any passage."""

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from sources.locating import locate
from sources.normalising import NORMALISATION, normalise
from sources.unlocated import Unlocated

WORDS = st.text(alphabet="abcdxyzABéñжשا1234567890", min_size=1, max_size=6)
GAPS = st.sampled_from(
    [" ", "  ", "\u00a0", "\n", "\n\n", "\r\n", "\u2009", "\t", " – ", " ‘", "’ ", ", ", " \u200b", "\u00ad "]
)
SAME = ["'‘’‚‛′`´", '"“”„«»″', "-–—‐‑−", " \u00a0\n\t\u2009\u202f\u3000"]


@st.composite
def texts_with_a_passage(draw):
    """A text of different words, and a stretch of it from one word to another."""
    words = draw(st.lists(WORDS, min_size=2, max_size=12, unique=True))
    gaps = [draw(GAPS) for _ in words]
    first = draw(st.integers(0, len(words) - 1))
    last = draw(st.integers(first, len(words) - 1))
    pieces = [word + gap for word, gap in zip(words, gaps, strict=True)]
    start = len("".join(pieces[:first]))
    end = len("".join(pieces[:last])) + len(words[last])
    return "".join(pieces), start, end


@st.composite
def retyped(draw, passage):
    """The passage with other marks of the same sort, more white space, and characters nobody sees."""
    typed = []
    for character in passage:
        for same in SAME:
            if character in same:
                character = draw(st.sampled_from(same)) * (draw(st.integers(1, 2)) if same[0] == " " else 1)
        typed.append(character + draw(st.sampled_from(["", "", "", "\u00ad", "\u200b", "\ufeff"])))
    return "".join(typed)


@given(texts_with_a_passage(), st.data())
def test_a_passage_typed_anew_is_found_where_it_stands(case, data):
    text, start, end = case

    found = locate(text, data.draw(retyped(text[start:end])))

    assert found == [(start, end)]


@given(texts_with_a_passage(), st.data())
def test_what_is_found_is_a_slice_with_the_same_words(case, data):
    text, _, _ = case
    passage = data.draw(st.text(alphabet="abcAB1 -'\u00a0", min_size=1, max_size=8))
    try:
        spans = locate(text, passage)
    except Unlocated:
        return

    assert [normalise(text[start:end]).text for start, end in spans] == [normalise(passage).text.strip()]


@given(texts_with_a_passage(), st.data())
def test_one_character_changed_is_never_found(case, data):
    text, start, end = case
    passage = text[start:end]
    at = data.draw(st.integers(0, len(passage) - 1))
    other = data.draw(st.sampled_from("qQ5ö"))
    assume(passage[at].isalnum())

    altered = passage[:at] + other + passage[at + 1 :]

    assume(other not in text)
    with pytest.raises(Unlocated):
        locate(text, altered)


@given(texts_with_a_passage(), st.data())
def test_one_word_put_in_is_never_found(case, data):
    text, start, end = case
    gaps = [at for at in range(start, end) if text[at].isspace()]
    assume(gaps)
    at = data.draw(st.sampled_from(gaps))

    with pytest.raises(Unlocated):
        locate(text, f"{text[start:at]} not {text[at:end]}")


@given(texts_with_a_passage())
def test_the_given_position_finds_what_it_was_taken_from(case):
    text, start, end = case

    assert locate(f"{text}. {text}", text[start:end], near=start) == [(start, end)]


@given(st.text())
@example("a\u00ad\u200b b")
def test_reading_marks_twice_changes_nothing_more(text):
    once = normalise(text).text

    assert normalise(once).text == once


@given(st.text())
def test_every_character_read_knows_where_it_stands(text):
    read = normalise(text)

    assert list(read.origins) == sorted(set(read.origins))
    assert all(normalise(text[origin]).text == read.text[at] for at, origin in enumerate(read.origins))


@given(st.text(alphabet=st.characters(categories=["Lu", "Ll", "Lo", "Nd"])))
def test_letters_and_digits_are_never_touched(text):
    assert normalise(text).text == text


def test_the_lists_of_marks_have_a_name():
    assert NORMALISATION == "marks-1"
