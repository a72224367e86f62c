"""Editors’ refusals of suggestions, remembered by source: a corrected text does not bring them back."""

from typing import Any

from findings.models import RefusedSuggestion
from sources.models import Source


def refuse(source: Source, suggestion_key: str, words: str, editor: Any) -> RefusedSuggestion:
    """Never offer this suggestion again for the source. Refusing it once more changes nothing."""
    refused, _ = RefusedSuggestion.objects.get_or_create(
        source=source, key=suggestion_key, defaults={"words": words, "refused_by": editor}
    )
    return refused


def take_back(source: Source, suggestion_key: str) -> bool:
    """Offer it again; says whether it had been refused."""
    deleted, _ = RefusedSuggestion.objects.filter(source=source, key=suggestion_key).delete()
    return bool(deleted)


def refused_keys(source_id: int) -> set[str]:
    """The keys of all suggestions refused for a source."""
    return set(RefusedSuggestion.objects.filter(source_id=source_id).values_list("key", flat=True))
