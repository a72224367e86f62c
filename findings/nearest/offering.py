"""The nearest words as the list of findings offers them."""

from collections.abc import Sequence

from findings.filters import FindingFilter

from .correcting import Correction, corrections
from .numbers import numbers


def nearest(filterset: FindingFilter) -> list[Correction]:
    """What the reader may have meant by words that find nothing; each finds something with the filters in force,
    or else without them.
    """
    return corrections(filterset.words, lambda queries: _counts(filterset, queries))


def _counts(filterset: FindingFilter, queries: Sequence[str]) -> list[tuple[int, int]]:
    """How many findings each of these finds, with the filters in force and without. One query."""
    here, anywhere = filterset.without("q"), filterset.queryset.all()
    found = numbers([documents.matching(words) for documents in (here, anywhere) for words in queries])
    return list(zip(found[: len(queries)], found[len(queries) :], strict=True))
