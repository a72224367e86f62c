"""What the index answers, whole, and in what that differs from reading every document."""

from findings.index.following import current
from findings.index.searching import Answer

from .oracle import Oracle


def answer(question) -> dict:
    """Total, order and counts."""
    found = Answer(current().archive, question)
    return {
        "total": found.total,
        "findings": found.findings(0, 1000),
        "third to fifth": found.findings(2, 3),
        "counts": found.counts(),
    }


def expected(question) -> dict:
    """The same by reading all."""
    oracle = Oracle(question)
    findings = oracle.findings()
    return {
        "total": len(findings),
        "findings": findings,
        "third to fifth": findings[2:5],
        "counts": oracle.counts(),
    }
