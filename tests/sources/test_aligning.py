"""What is said to be the same is the same, and little that is the same is missed."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.aligning import Segment, aligned, as_numbers, carried, composed, from_numbers

STORY = "Chapter one.\n\nThe inspector wrote: the key is lost.\n\nNobody answered.\n\nChapter two."
words = st.text(alphabet="abc \n", max_size=60)


def claims(segments, edited, older):
    """The words each segment claims to be the same, from both sides."""
    return [
        (edited[s.here : s.here + s.length], older[s.there : s.there + s.length]) for s in segments
    ]  # fmt: skip


@given(words, words)
def test_nothing_that_differs_is_said_to_be_the_same(edited, older):
    segments = aligned(edited, older)

    assert all(here == there and here for here, there in claims(segments, edited, older))
    assert segments == sorted(segments, key=lambda s: s.here) == sorted(segments, key=lambda s: s.there)
    ends = [(s.here + s.length, s.there + s.length) for s in segments]
    assert all(end <= (nxt.here, end[1]) and end[1] <= nxt.there for end, nxt in zip(ends, segments[1:], strict=False))


@given(words)
def test_a_text_is_itself(text):
    assert aligned(text, text) == ([Segment(0, 0, len(text))] if text else [])


def test_words_put_in_are_in_no_segment():
    edited = STORY.replace("the key", "the only key")

    segments = aligned(edited, STORY)

    put_in = edited.index("only")
    assert len(segments) == 2
    assert not any(s.here <= put_in < s.here + s.length for s in segments)
    assert sum(s.length for s in segments) == len(STORY)


def test_paragraphs_taken_out_and_moved_words_leave_the_rest_in_place():
    edited = STORY.replace("Nobody answered.\n\n", "").replace("one", "1")

    segments = aligned(edited, STORY)

    kept = "".join(edited[s.here : s.here + s.length] for s in segments)
    assert "The inspector wrote: the key is lost." in kept
    assert "Chapter two." in kept


def test_segments_of_segments_lead_back_to_the_first_text():
    second = STORY.replace("Nobody", "Not a soul")
    third = "A note of the editor.\n\n" + second.replace("Chapter one.\n\n", "")

    segments = composed(aligned(third, second), aligned(second, STORY))

    assert all(here == there for here, there in claims(segments, third, STORY))
    assert any("The inspector wrote" in here for here, _ in claims(segments, third, STORY))
    assert from_numbers(as_numbers(segments)) == segments


@given(words, words, words)
def test_composing_never_says_what_is_not_so(first, second, third):
    segments = composed(aligned(third, second), aligned(second, first))

    assert all(here == there for here, there in claims(segments, third, first))


def test_a_position_is_carried_to_where_its_words_are_or_the_next_that_were_kept():
    edited = STORY.replace("Nobody answered.\n\n", "")
    segments = aligned(edited, STORY)

    assert carried(STORY.index("Chapter two"), segments, len(edited)) == edited.index("Chapter two")
    assert carried(STORY.index("Nobody"), segments, len(edited)) == edited.index("Chapter two")
    assert carried(len(STORY) + 5, segments, len(edited)) == len(edited)


@pytest.mark.parametrize("kind", ["many small changes", "boilerplate"])
def test_a_whole_report_is_compared_and_nearly_all_of_it_found(kind):
    chance = random.Random(7)
    lines = [
        "The same line again.\n" if kind == "boilerplate" and chance.random() < 0.5 else
        " ".join(chance.choice(["key", "coat", "constable", "cupboard", "lost"]) for _ in range(14)) + f" {n}.\n"
        for n in range(18_000)
    ]  # fmt: skip
    older = "".join(lines)
    for at in chance.sample(range(len(lines)), 2_000):
        lines[at] = lines[at].replace("key", "keys").replace("lost", "")
    edited = "".join(lines)

    segments = aligned(edited, older)

    assert len(older) > 1_000_000 or kind == "boilerplate"
    assert all(here == there for here, there in claims(segments, edited, older))
    assert sum(s.length for s in segments) > 0.97 * len(edited)
