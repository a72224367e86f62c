"""The words in what a reader typed, where they stand, so that one can be replaced and all else stays as it was."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

MOST = 8  # words looked at: who typed more did not misspell one

# What is left out, what names a filter, what is only a beginning, and what joins: no words to look for.
NOT_SOUGHT = (
    r'(?<!\w)(?:[-−–‐‑]|NOT\s+)(?:"[^"]*"|[^\s"()]+)|\w+:(?:"[^"]*"|[^\s"()]*)|\w+\*|(?<!\w)(?:OR|AND|NOT)(?!\w)'
)
PARTS = re.compile(rf"(?:{NOT_SOUGHT})|(?<!\w)(?P<word>[^\W\d_]+)(?!\w)")


@dataclass(frozen=True)
class Place:
    """A word as it was typed, and from where to where."""

    word: str
    start: int
    end: int


def places(typed: str) -> list[Place]:
    """The words to look for, in their order."""
    found = (Place(match["word"], *match.span("word")) for match in PARTS.finditer(typed) if match["word"])
    return list(found)[:MOST]


def replaced(typed: str, others: Mapping[Place, str]) -> str:
    """What was typed, with other words in these places."""
    for place in sorted(others, key=lambda place: -place.start):
        typed = typed[: place.start] + others[place] + typed[place.end :]
    return typed


def like(typed: str, word: str) -> str:
    """The word with capitals where the reader typed them."""
    if typed.isupper() and len(typed) > 1:
        return word.upper()
    return word.capitalize() if typed[:1].isupper() else word
