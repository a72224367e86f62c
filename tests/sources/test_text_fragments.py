"""Addresses that open a web page at quoted words are written as the specification has them."""

import re
from urllib.parse import unquote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sources.text_fragments import DIRECTIVE, LONGEST, PASSAGES, at_words

PAGE = "https://gazette.example/keys"
# The grammar of the specification: percent-encoded signs, and those that a directive may hold as they are.
SIGN = r"(?:%[0-9A-F]{2}|[A-Za-z0-9._~])"
TERM = f"{SIGN}+"
DIRECTIVES = re.compile(
    f"text=(?:{TERM}-,)?{TERM}(?:,{TERM})?(?:,-{TERM})?(?:&text=(?:{TERM}-,)?{TERM}(?:,{TERM})?(?:,-{TERM})?)*"
)
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)


def named(address):
    """What a browser reads of it: for each directive prefix, start, end and suffix."""
    found = []
    for directive in address.partition(DIRECTIVE)[2].split("&"):
        prefix = start = end = suffix = ""
        parts = directive.removeprefix("text=").split(",")
        if parts[0].endswith("-"):
            prefix = parts.pop(0)[:-1]
        if parts[-1].startswith("-"):
            suffix = parts.pop()[1:]
        start, *rest = parts
        end = rest[0] if rest else ""
        found.append(tuple(unquote(part) for part in (prefix, start, end, suffix)))
    return found


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        (PAGE, f"{PAGE}#:~:text=A%20key"),
        (f"{PAGE}#chapter-2", f"{PAGE}#chapter-2:~:text=A%20key"),
        (f"{PAGE}#:~:text=old", f"{PAGE}#:~:text=A%20key"),
        (f"{PAGE}?a=b&c=d", f"{PAGE}?a=b&c=d#:~:text=A%20key"),
        ("", ""),
    ],
)
def test_the_words_follow_whatever_the_address_is(address, expected):
    assert at_words(address, ["A key"]) == expected


def test_signs_that_mean_something_are_encoded():
    assert at_words(PAGE, ["Well-known, R&D “keys”"]) == (
        f"{PAGE}#:~:text=Well%2Dknown%2C%20R%26D%20%E2%80%9Ckeys%E2%80%9D"
    )


def test_of_long_words_beginning_and_end_are_named():
    passage = " ".join(f"word{n}" for n in range(100))

    assert named(at_words(PAGE, [passage])) == [
        ("", " ".join(f"word{n}" for n in range(8)), " ".join(f"word{n}" for n in range(92, 100)), "")
    ]


def test_words_over_several_paragraphs_are_named_by_the_first_and_the_last():
    assert named(at_words(PAGE, ["One two.\n\nThree four.\n\nFive six."])) == [("", "One two.", "Five six.", "")]


def test_each_passage_is_named():
    assert named(at_words(PAGE, ["One.", "Two."])) == [("", "One.", "", ""), ("", "Two.", "", "")]


def test_words_that_stand_twice_are_told_apart_by_those_around_them():
    text = "First a key was lost here. Then a key was lost there."

    assert named(at_words(PAGE, ["a key was lost"], "lost here. Then ", " there.", text)) == [
        ("lost here. Then", "a key was lost", "", "there.")
    ]
    assert named(at_words(PAGE, ["First a key"], "", " was lost", text)) == [("", "First a key", "", "")]


def test_a_part_of_a_word_is_left_out_since_browsers_find_whole_words_alone():
    assert named(at_words(PAGE, ["known key was lo"], "un", "st.")) == [("", "key was", "", "")]
    assert at_words(PAGE, ["nknow"], "u", "n") == PAGE


@settings(max_examples=300)
@given(st.lists(TEXT, min_size=1, max_size=8), TEXT, TEXT, st.booleans())
def test_whatever_the_words_are_the_address_is_sound_and_names_nothing_else(passages, before, after, twice):
    text = (before + "\n".join(passages) + after) * (2 if twice else 1)

    address = at_words(PAGE, passages, before, after, text)

    assert address.startswith(PAGE)
    assert address.isascii()
    if address == PAGE:
        return
    page, directives = address.split("#:~:")
    assert page == PAGE
    assert DIRECTIVES.fullmatch(directives), directives
    found = named(address)
    assert len(found) <= PASSAGES
    seen = " ".join("\n".join(passages).split())
    for prefix, start, end, suffix in found:
        assert start
        assert start in seen
        assert end in seen
        assert prefix in " ".join(before.split())
        assert suffix in " ".join(after.split())
        assert len(start) <= max(LONGEST, *map(len, passages))
