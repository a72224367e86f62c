"""How many of the documents found have each value of a facet. Always exact."""

from collections.abc import Mapping

from pyroaring import BitMap

from .archive import Archive
from .documents import Value

Counts = dict[Value, int]


def count(archive: Archive, facet: str, documents: BitMap) -> Counts:
    """By value, how many of these documents have it; values that none has are left out."""
    counts: Counts = {}
    for part in archive.postings:
        _add(counts, part[facet], documents)
    return counts


def _add(counts: Counts, postings: Mapping[Value, BitMap], documents: BitMap) -> None:
    for value, holding in postings.items():
        number = documents.intersection_cardinality(holding)
        if number:
            counts[value] = counts.get(value, 0) + number
