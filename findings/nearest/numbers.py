from collections.abc import Sequence

from django.db.models import Count, Value

from findings.models import SearchDocumentQuerySet


def numbers(several: Sequence[SearchDocumentQuerySet]) -> list[int]:
    """How many findings each of these has. One query, whatever their number."""
    branches = [
        documents.order_by().values(place=Value(place)).annotate(number=Count("pk")).values_list("place", "number")
        for place, documents in enumerate(several)
    ]
    found = dict(branches[0].union(*branches[1:], all=True)) if branches else {}
    return [found.get(place, 0) for place in range(len(several))]
