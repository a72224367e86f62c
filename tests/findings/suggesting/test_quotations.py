"""Which words stand in quotation marks: exactly, whatever the marks."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from findings.suggesting.quotations import quotations_in


def words(text):
    return [" / ".join(text[start:end] for start, end in each.spans) for each in quotations_in(text)]


@pytest.mark.parametrize(
    "text",
    [
        "She said, “We lost the key.”",
        'She said, "We lost the key."',
        "She said, ‘We lost the key.’",
        "She said, 'We lost the key.'",
        "She said, „We lost the key.“",
        "She said, «We lost the key.»",
        "She said, ''We lost the key.''",
    ],
)
def test_every_kind_of_mark_is_read_and_what_stands_inside_is_taken_whole(text):
    assert words(text) == ["We lost the key."]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("‘The officers’ phones were lost,’ she said.", ["The officers’ phones were lost,"]),
        ("'The officers' phones were lost,' she said.", ["The officers' phones were lost,"]),
        ("‘It was the ’90s and I told ’em,’ O’Neill said.", ["It was the ’90s and I told ’em,"]),
        ("'Twas the families' solicitor's view that it hadn't.", []),
        ("The constable is 6' 2\", his dog 5'10\".", []),
        ("He played rock ’n’ roll in the sergeants’ mess.", []),
        ("‘The officers’ phones’ and the dogs’ bowls", ["The officers’ phones"]),
        ("Members' dues and officers' pay rose.", []),
        ("The ‘Crumb Patrol’’s motto", ["Crumb Patrol"]),
    ],
)
def test_an_apostrophe_is_no_quotation_mark(text, expected):
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“He said ‘never’ twice.”", ["He said ‘never’ twice.", "never"]),
        ("‘He said “never” twice.’", ["He said “never” twice.", "never"]),
        ("\"He said 'never' twice.\"", ["He said 'never' twice.", "never"]),
        ("'He said \"never\" twice.'", ['He said "never" twice.', "never"]),
        ("“He said, ‘Never.’”", ["He said, ‘Never.’", "Never."]),
        ("‘A ‘B’ C “D”", ["B", "D"]),
    ],
)
def test_a_quotation_in_a_quotation_is_one_too(text, expected):
    assert words(text) == expected


def test_marks_may_be_mixed_in_one_text():
    text = '“One,” he said. "Two," she said. ‘Three,’ they said. \'Four,\' it said. “Five" was next.'

    assert words(text) == ["One,", "Two,", "Three,", "Four,", "Five"]


@pytest.mark.parametrize("marks", ["“”", '""', "‘’", "''"])
@pytest.mark.parametrize("gap", ["\n\n", "\n"])
def test_a_quotation_that_each_paragraph_opens_again_is_one(marks, gap):
    first, last = marks
    text = f"He said: {first}It was cold.{gap}{first}Nobody came.{gap}{first}We left.{last}\n\nThen he went."

    assert words(text) == ["It was cold. / Nobody came. / We left."]


def test_a_quotation_that_only_its_last_paragraph_closes_is_one():
    assert words("He said: “It was cold.\n\nNobody came.”\n\nThen he left.") == ["It was cold. / Nobody came."]


def test_a_mark_that_nobody_closes_spoils_nothing_after_it():
    text = "He said: “It was cold.\n\nShe “hummed” and “sang”.\n\nThey were ‘glad’."

    assert words(text) == ["It was cold.", "hummed", "sang", "glad"]


def test_lines_broken_to_fit_a_page_do_not_end_a_quotation():
    text = (
        "He told the review that “nobody\nhad ever asked for the\nkey” and left.\n\nShe said “so”\nand sat down\nagain."
    )

    assert words(text) == ["nobody\nhad ever asked for the\nkey", "so"]


def test_marks_without_words_are_no_quotation():
    assert words("He wrote “…” and “” and ‘ ’.") == []


ALPHABET = st.text(st.sampled_from(list("ab s.,!? \n“”‘’'\"«»-—…6N")), max_size=120)


@settings(max_examples=400, deadline=None)
@given(ALPHABET)
def test_whatever_the_text_spans_are_in_it_in_order_apart_and_trimmed(text):
    quoted = quotations_in(text)

    for each in quoted:
        past = -1
        for start, end in each.spans:
            assert past < start < end <= len(text)
            assert text[start:end] == text[start:end].strip()
            past = end
    starts = [each.spans[0][0] for each in quoted]
    assert starts == sorted(starts)


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.sampled_from(["The key was lost.", "Nobody came", "We asked, twice"]), min_size=1, max_size=6),
    st.data(),
)
def test_plain_quotations_are_found_exactly_in_any_marks(said, data):
    parts, expected = [], []
    for each in said:
        first, last = data.draw(st.sampled_from([("“", "”"), ('"', '"'), ("‘", "’"), ("'", "'")]))
        parts.append(f"Ida Invented said {first}{each}{last} of it.")
        expected.append(each)

    assert words(data.draw(st.sampled_from([" ", "\n\n"])).join(parts)) == expected
