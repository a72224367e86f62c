"""Names and aliases in a text: whole words, names as they are written, themes in any case and number."""

import pytest

from findings.suggesting.known_names import Hits, Known, KnownNames


def hits(text, *records):
    names = KnownNames()
    for noun, pk, name, *aliases in records:
        names.add(Known(noun, pk, name, name), aliases)
    return [(text[hit.start : hit.end], hit.known.pk) for hit in Hits(text, names).found]


@pytest.mark.parametrize(
    ("text", "alias", "expected"),
    [
        ("The rape kits broke.", "rape kit", ["rape kits"]),
        ("A Rape\nkit broke.", "rape kits", ["Rape\nkit"]),
        ("a tick-box exercise", "tick box", ["tick-box"]),
        ("bodies of evidence", "body", ["bodies"]),
        ("grape kits", "rape kit", []),
        ("a boys’ club", "boys' club", ["boys’ club"]),
        ("rape. Kits", "rape kit", []),
    ],
)
def test_themes_are_found_in_any_case_and_number(text, alias, expected):
    assert [words for words, _ in hits(text, ("theme", 1, "Forensics", alias))] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the Met’s officers", ["Met"]),
        ("they met at noon", []),
        ("Met Police officers", ["Met Police"]),
        ("the Metro", []),
    ],
)
def test_names_are_found_as_they_are_written_and_the_longest_wins(text, expected):
    assert [words for words, _ in hits(text, ("institution", 1, "Metropolitan", "Met", "Met Police"))] == expected


def test_a_bare_surname_is_whoever_the_text_introduced_or_alone_has_it():
    names = KnownNames()
    for pk, name in enumerate(["Ida Invented", "Tom Invented", "Una Alone"]):
        names.add(Known("person", pk, name, name))

    assert names.meant_by("Invented", set()) is None
    assert names.meant_by("Invented", {1}).pk == 1
    assert names.meant_by("Alone", set()).pk == 2
    assert names.meant_by("Una Alone", set()).pk == 2
    assert names.meant_by("Nobody", set()) is None
