"""What the index answers, whole, and in what that differs from reading every document."""

from findings.index.counting import Commonest
from findings.index.documents import FACETS, NONE
from findings.index.following import current
from findings.index.searching import Answer

from .oracle import Oracle

ASKED = ["testimony", "men", 1, 2022]


def answer(question) -> dict:
    """Total, order and counts."""
    found = Answer(current().archive, question)
    return {
        "total": found.total,
        "findings": found.findings(0, 1000),
        "third to fifth": found.findings(2, 3),
        "counts": found.counts(),
        "commonest": {facet: told(found.commonest(facet, 2, asked=ASKED)) for facet in FACETS},
    }


def expected(question) -> dict:
    """The same by reading all."""
    oracle = Oracle(question)
    findings = oracle.findings()
    return {
        "total": len(findings),
        "findings": findings,
        "third to fifth": findings[2:5],
        "counts": (counts := oracle.counts()),
        "commonest": {facet: told(commonest(counts[facet])) for facet in FACETS},
    }


def told(commonest):
    """The values with their counts in order, and how many there are in all."""
    return list(commonest.counts.items()), commonest.number


def commonest(counts):
    """The two commonest values, and those asked for, of all that are there."""
    there = {value: number for value, number in counts.items() if value != NONE}
    in_order = sorted(there, key=lambda value: (-there[value], value))
    kept = [value for value in in_order if value in in_order[:2] or value in ASKED]
    return Commonest({value: there[value] for value in kept}, number=len(there))
