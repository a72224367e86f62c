"""A pattern divided: into what consists of words whose places are stored, and what holds others.

So a word that is frequent in one spelling, and rare in another, is found by its places in the one.
"""

from collections.abc import Collection

from .frequent import quoted
from .patterns import Choice, Pattern, Row

MOST = 6  # parts of the rest: each repeats the whole phrase


def of_stored(pattern: Pattern, stored: Collection[str]) -> Pattern | None:
    """What of a pattern consists of stored words alone; None where nothing does."""
    if isinstance(pattern, str):
        return pattern if pattern in stored else None
    parts = [of_stored(part, stored) for part in pattern.parts]
    kept = tuple(part for part in parts if part is not None)
    if isinstance(pattern, Choice):
        return Choice(kept) if kept else None
    return Row(kept) if len(kept) == len(parts) else None


def rest(pattern: Pattern, stored: Collection[str]) -> list[Pattern]:
    """What of a pattern holds a word that is not stored: several patterns, which may overlap."""
    if isinstance(pattern, str):
        return [] if pattern in stored else [pattern]
    if isinstance(pattern, Choice):
        return [each for part in pattern.parts for each in rest(part, stored)]
    return [
        Row((*pattern.parts[:place], each, *pattern.parts[place + 1 :]))
        for place, part in enumerate(pattern.parts)
        for each in rest(part, stored)
    ]


def written(pattern: Pattern) -> str:
    """The pattern as a tsquery."""
    if isinstance(pattern, str):
        return quoted(pattern)
    sign = " <-> " if isinstance(pattern, Row) else " | "
    return f"({sign.join(map(written, pattern.parts))})"
