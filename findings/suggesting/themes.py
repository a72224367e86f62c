"""Themes whose name or alias stands in a passage."""

from .known_names import THEME, Hit
from .suggestion import ThemeGuess


def themes_in(passage: list[Hit], sentence: list[Hit]) -> list[ThemeGuess]:
    """The themes that the passage names, then those of its sentence; no broader theme beside a narrower one of it."""
    found: dict[int, Hit] = {}
    for hit in [*passage, *sentence]:
        if hit.known.noun == THEME:
            found.setdefault(hit.known.pk, hit)
    broader = {hit.known.parent for hit in found.values()}
    return [ThemeGuess(pk, why(hit)) for pk, hit in found.items() if pk not in broader]


def why(hit: Hit) -> str:
    """What matches: “matches alias ‘rape kits’ of Forensics and evidence handling”."""
    known = hit.known
    if known.alias == known.name:
        return f"matches the name “{known.name}”"
    return f"matches alias ‘{known.alias}’ of {known.name}"
