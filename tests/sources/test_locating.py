"""A pasted passage is found exactly, whatever a word processor did to its marks, or it is refused."""

import pytest

from sources.locating import PassageIsAmbiguous, PassageNotFound, locate

TEXT = (
    "Toytown’s biggest force is “institutionally\u00a0late” – a review has found.\n"
    "\n"
    "It lost a key, and it lost 1,500 anti-theft whistles. That was un\u00adlawful.\n"
    "\n"
    "It lost a key again. “The key [...] was never seen,” said Ida … and wept."
)


def words(passage, text=TEXT, **more):
    return [text[start:end] for start, end in locate(text, passage, **more)]


def refusal(passage, text=TEXT, **more):
    with pytest.raises(PassageNotFound) as caught:
        locate(text, passage, **more)
    return str(caught.value)


def doubt(passage, text=TEXT, **more):
    with pytest.raises(PassageIsAmbiguous) as caught:
        locate(text, passage, **more)
    return caught.value


@pytest.mark.parametrize(
    "pasted",
    [
        "“institutionally\u00a0late” – a review",
        '"institutionally late" - a review',
        "  «institutionally\r\nlate» — a\treview \n",
        "\ufeff„institutionally \u2009 late‟ ‒ a re\u00adview\u200b",
    ],
)
def test_marks_and_spaces_may_differ_and_the_words_come_back_as_printed(pasted):
    assert words(pasted) == ["“institutionally\u00a0late” – a review"]


def test_the_ends_are_the_passages_own_first_and_last_characters():
    assert locate("A  key \u00ad\n was lost", " key ") == [(3, 6)]


def test_positions_count_code_points_also_beyond_the_basic_plane():
    assert locate("🔑🔑 A key.", "key") == [(5, 8)]


@pytest.mark.parametrize("mark", [" […] ", " [...] ", "\n[…]\n"])
def test_a_mark_of_omission_makes_two_passages(mark):
    assert words(f"Toytown's biggest force{mark}a review has found.") == [
        "Toytown’s biggest force",
        "a review has found.",
    ]


def test_a_bare_ellipsis_is_text():
    assert words("said Ida … and wept") == ["said Ida … and wept"]
    assert "found up to “It lost a key”" in refusal("It lost a key … and wept")


def test_a_mark_of_omission_that_the_text_itself_has_is_text():
    assert words("The key [...] was never seen") == ["The key [...] was never seen"]


def test_passages_stand_apart_and_in_order():
    assert "not apart and in this order" in refusal("a review has found […] Toytown's biggest")


def test_a_part_that_is_missing_is_named():
    assert "Part 2 of the passage" in refusal("Toytown's biggest force […] a revue has found")


def test_quotation_marks_put_round_the_passage_are_left_aside():
    assert words("“It lost a key again.”") == ["It lost a key again."]
    assert words("'a review [...] whistles'") == ["a review", "whistles"]


def test_quotation_marks_that_stand_in_the_text_are_kept():
    assert words('"institutionally late"') == ["“institutionally\u00a0late”"]


@pytest.mark.parametrize(
    "pasted",
    [
        "It lost no key again",
        "It lost a kay again",
        "it lost 1,600 anti-theft",
        "Is lost a key again",
        "it lost a key again",
        "It lost a key again!",
        "It lost a  not key again",
    ],
)
def test_nothing_is_found_that_is_not_there(pasted):
    refusal(pasted)


@pytest.mark.parametrize("pasted", ["lawful", "theft whistles", "500 anti-theft", "s biggest force", "a revi"])
def test_no_word_or_number_is_cut(pasted):
    assert "only as a piece of a longer word or number" in refusal(pasted)


def test_a_dash_parts_words_and_a_hyphen_joins_them():
    assert words("late", "too early–late") == ["late"]
    refusal("late", "too early-late")


def test_a_refusal_says_how_far_the_passage_was_found():
    message = refusal("It lost a key, and it lost 1,500 pro-theft whistles")

    assert "found up to “It lost a key, and it lost 1,500” in paragraph 2" in message
    assert "goes on “anti-theft whistles." in message
    assert "the passage “pro-theft whistles”" in message


def test_a_refusal_says_when_not_even_the_first_word_is_there():
    assert "not even its first word, “Zebras”" in refusal("Zebras lost a key")


@pytest.mark.parametrize("nothing", ["", "  \n", "\u200b", "\u00ad \u00a0"])
def test_nothing_pasted_is_refused(nothing):
    assert "There are no words" in refusal(nothing)


@pytest.mark.parametrize("marks", ["””", '" "', "[…]", " […] ", "[…] […]", "'"])
def test_marks_without_words_are_refused(marks):
    refusal(marks)


def test_an_empty_text_has_no_passage():
    refusal("key", "")


def test_several_places_are_all_named_with_position_paragraph_and_context():
    problem = doubt("lost a key")

    assert [(place.position, place.paragraph) for place in problem.candidates] == [(76, 2), (151, 3)]
    assert all(TEXT[place.position :].startswith("lost a key") for place in problem.candidates)
    assert problem.candidates[1].after.startswith("lost a key again.")
    assert "“Starts at”" in problem.lines[-1]


def test_near_chooses_the_place_that_starts_there_exactly():
    assert locate(TEXT, "lost a key", near=151) == [(151, 161)]


@pytest.mark.parametrize("near", [0, 75, 77, 150, 10_000])
def test_near_never_chooses_the_nearest(near):
    assert f"does not start at position {near}" in str(doubt("lost a key", near=near))


def test_near_is_checked_also_where_there_is_one_place_only():
    assert doubt("said Ida", near=3).candidates[0].position == TEXT.index("said Ida")


def test_a_later_part_in_several_places_is_refused_too():
    problem = doubt("Toytown's biggest force […] lost a key")

    assert "after omission 1" in str(problem)
    assert [place.position for place in problem.candidates] == [76, 151]


def test_so_many_places_are_cut_short():
    problem = doubt("key", "key " * 500)

    assert len(problem.candidates) == 12
    assert problem.more


def test_so_many_combinations_are_refused_in_good_time():
    doubt(" […] ".join(["key"] * 40), "key " * 500)
