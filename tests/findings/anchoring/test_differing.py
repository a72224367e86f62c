"""What differs between the words of two places, and which changes are pointed out."""

import pytest

from findings.anchoring.differing import difference

SAID = "Officer Smith said that 38 files were lawful and lost."


@pytest.mark.parametrize(
    ("newer", "warning"),
    [
        (SAID.replace("Smith", "Smyth"), "Name: “Smith” became “Smyth”"),
        (SAID.replace("38", "8"), "Number: “38” became “8”"),
        (SAID.replace("38", "forty"), "Number: “38” became “forty”"),
        (SAID.replace("were", "were not"), "Negation: “not” was put in"),
        (SAID.replace("were", "weren’t"), "Negation: “were” became “weren't”"),
        (SAID.replace("lawful", "unlawful"), "Negation: “lawful” and “unlawful” say the opposite"),
        (SAID.replace(" Smith", ""), "Name: “Smith” was taken out"),
    ],
)
def test_a_change_that_may_turn_the_sense_is_pointed_out(newer, warning):
    found = difference(SAID, newer)

    assert warning in found.warnings
    assert any(stretch.weighs for stretch in found.stretches)


def test_other_changes_are_shown_and_not_pointed_out():
    found = difference(SAID, SAID.replace("lost", "mislaid"))

    assert found.warnings == []
    assert [(s.kind, s.text) for s in found.stretches if s.kind != "same"] == [
        ("deleted", "lost"),
        ("inserted", "mislaid"),
    ]


def test_marks_and_spaces_are_no_difference():
    assert difference("It’s “ﬁne”\nthere", 'It\'s "fine" there').is_none
