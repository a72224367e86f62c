"""Suggestions as a page needs them: with the names of what they point to, and without those that were refused."""

import hashlib
from collections.abc import Iterable
from typing import Any

from django.core.cache import cache

from findings.models import Institution, Person, Theme
from findings.suggesting.known_names import KnownNames
from findings.suggesting.offering import STATISTIC, suggestions_in
from findings.suggesting.refusing import refused_keys
from findings.suggesting.suggestion import PartyGuess, Suggestion, ThemeGuess
from sources.models import TextVersion
from sources.vocabulary import SourceKind

PLAIN = ["key", "sort", "spans", "words", "why", "kind", "kind_why"]
KEPT = 24 * 60 * 60  # seconds; a text never changes, and other names make another key


def offered(text_version: TextVersion) -> list[dict[str, Any]]:
    """Everything the archive suggests for this text, save what editors refused. What is excerpted already is not left
    out: the page knows that, and knows it sooner.
    """
    refused = refused_keys(text_version.source_id)
    suggestions = [each for each in _suggestions(text_version) if each.key not in refused]
    themes = _named(Theme, (theme.theme_id for each in suggestions for theme in each.themes))
    people = _named(Person, (party.person_id for each in suggestions for party in each.parties))
    bodies = _named(Institution, (party.institution_id for each in suggestions for party in each.parties))
    in_press = text_version.source.kind == SourceKind.ARTICLE
    return [
        {
            **{name: getattr(each, name) for name in PLAIN},
            **_retold(each, in_press=in_press),
            "parties": [_party(party, people, bodies) for party in each.parties],
            "themes": [_theme(theme, themes) for theme in each.themes if theme.theme_id in themes],
            "figures": [vars(figure) for figure in each.figures],
        }
        for each in suggestions
    ]


def _retold(suggestion: Suggestion, *, in_press: bool) -> dict[str, Any]:
    """What an article says outside quotation marks is in its author's words, whoever is retold there."""
    retold = in_press and suggestion.sort == STATISTIC
    return {"retold": retold, "retold_why": "stands outside quotation marks" if retold else ""}


def _suggestions(text_version: TextVersion) -> list[Suggestion]:
    """Those for the text by the names the archive knows now; read once for all who open the desk."""
    names = KnownNames.stored()
    key = f"suggestions:{text_version.sha256}:{_digest(names)}"
    found: list[Suggestion] | None = cache.get(key)
    if found is None:
        found = suggestions_in(text_version.text, names)
        cache.set(key, found, KEPT)
    return found


def _digest(names: KnownNames) -> str:
    known = sorted(repr(each) for group in names.by_first.values() for each in group)
    return hashlib.sha256("\n".join([*known, repr(sorted(names.people.items()))]).encode()).hexdigest()[:32]


def _named(model: type[Any], numbers: Iterable[int | None]) -> dict[int, Any]:
    records: dict[int, Any] = model._default_manager.in_bulk({number for number in numbers if number is not None})
    return records


def _party(party: PartyGuess, people: dict[int, Any], bodies: dict[int, Any]) -> dict[str, Any]:
    record = people.get(party.person_id or 0) or bodies.get(party.institution_id or 0)
    return {
        "role": party.role,
        "person": party.person_id,
        "institution": party.institution_id,
        "new_name": party.new_name,
        "new_noun": party.new_noun,
        "descriptor": party.descriptor,
        "label": record.name if record else party.new_name,
        "why": party.why,
    }


def _theme(guess: ThemeGuess, themes: dict[int, Any]) -> dict[str, Any]:
    theme = themes[guess.theme_id]
    return {
        "id": theme.pk,
        "label": theme.name,
        "code": theme.code,
        "definition": theme.definition,
        "why": guess.why,
    }
