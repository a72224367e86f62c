"""Boilerplate that stands in several chapters: it stays in its own, or a person is asked."""

from itertools import permutations

import pytest

from findings.anchoring.judging import judge
from findings.vocabulary import AnchorReason
from sources.normalising import normalise_fully
from tests.findings.anchoring.judged import moved_words, verdict


def chapter(number: int, unit: str, count: int) -> str:
    return (
        f"Chapter {number}. The {unit} unit\n\nThe review looked at the {unit} unit of Toytown. It found that the unit "
        f"had failed to keep a list of its keys, and that {count} of them were lost. The Mayor accepts this in full. "
        "He will report to the council within a year on what was done about it, and to whom the keys were given."
    )


UNITS = [chapter(1, "traffic", 8), chapter(2, "river", 38), chapter(3, "horse", 8), chapter(4, "night", 38)]
BOILERPLATE = "the unit had failed to keep a list of its keys"


@pytest.mark.parametrize("number", range(4))
def test_boilerplate_stays_in_its_own_chapter(number):
    old, new = "\n\n".join(UNITS), "Foreword. All is new.\n\n" + "\n\n".join(UNITS)
    starts = [old.index(BOILERPLATE, old.index(f"Chapter {n}.")) for n in range(1, 5)]

    found = judge(normalise_fully(old), normalise_fully(new), [(starts[number], starts[number] + len(BOILERPLATE))])

    assert [start - len("Foreword. All is new.\n\n") for start, _ in found.spans] == [starts[number]]


@pytest.mark.parametrize("number", range(4))
def test_boilerplate_of_a_chapter_that_is_gone_does_not_settle_in_another(number):
    old, new = "\n\n".join(UNITS), "\n\n".join(unit for unit in UNITS if unit != UNITS[number])
    start = old.index(BOILERPLATE, old.index(f"Chapter {number + 1}."))

    found = judge(normalise_fully(old), normalise_fully(new), [(start, start + len(BOILERPLATE))])

    assert found.spans == []
    assert found.why == AnchorReason.AMBIGUOUS


FORCES = [
    f"Chapter {number}. The {name} force\n\nThe review looked at the force. It found that the force had failed to keep "
    f"a list of its {count} keys. The force accepts this finding in full. It will report within a year."
    for number, (name, count) in enumerate([("Toytown", 8), ("Rivertown", 38), ("Hilltown", 8), ("Seatown", 38)], 1)
]
ELSEWHERE = "Chapter five. The cellar\n\nA mop stood by the door, and the shelves had been moved to the wall."
FAILED = "It found that the force had failed to keep a list of its"


@pytest.mark.parametrize("number", range(4))
@pytest.mark.parametrize("order", [order for many in range(1, 5) for order in permutations(range(4), many)], ids=str)
def test_boilerplate_never_settles_in_another_chapter_whatever_becomes_of_the_chapters(number, order):
    old, new = "\n\n".join(FORCES), "\n\n".join(FORCES[each] for each in order)
    start = old.index(FAILED, old.index(f"Chapter {number + 1}."))

    found = judge(normalise_fully(old), normalise_fully(new), [(start, start + len(FAILED))])

    for start, _ in found.spans:
        assert new.rindex("Chapter", 0, start) == new.index(f"Chapter {number + 1}.")


def test_words_whose_heading_now_names_another_are_asked_about():
    old, new = FORCES[0], FORCES[0].replace("Toytown", "Rivertown")

    assert verdict(f"{old}\n\n{ELSEWHERE}", f"{new}\n\n{ELSEWHERE}", FAILED).spans == []


def accepted(name: str, what: str) -> str:
    clauses = " ".join(f"Clause {number} says what it says in each of the chapters." for number in range(14))
    return f"{name}\n\n{clauses} The force accepted {what} of the recommendations. {clauses}"


def test_words_that_change_places_with_those_of_another_chapter_do_not_change_chapters():
    old = f"{accepted('Toytown', 'all')}\n\n{accepted('Rivertown', 'most')}"
    new = f"{accepted('Toytown', 'some')}\n\n{accepted('Rivertown', 'all')}"
    words = "The force accepted all of the recommendations."

    found = verdict(old, new, words)

    assert (found.spans, found.why) == ([], AnchorReason.AMBIGUOUS)
    assert moved_words(old, f"Foreword.\n\n{old}", words) == [words]


def test_near_boilerplate_in_another_chapter_is_only_a_suggestion():
    words = "and that 38 of them were lost"
    old, new = "\n\n".join(UNITS[:3]), "\n\n".join([UNITS[0], UNITS[2]])

    found = verdict(old, new, words)

    assert (found.spans, found.why) == ([], AnchorReason.CHANGED)
    [(start, end)] = found.proposed
    assert new[start:end] == "and that 8 of them were lost"
