"""New findings written with COPY: all of them or, where the database refuses one, none."""

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any

from django.db import connection, transaction

from findings.models import Figure, Finding, Involvement, Quotation, Tagging
from findings.publishing import settle
from findings.triggers import heard

from .copying import copy, number
from .newcomer import Newcomer

AT_ONCE = 2000  # findings in one statement: more is no faster, and holds more in memory
# In this order, the quotation last: what a search document is made of is there when the first of them is written.
PARTS: list[tuple[Any, str]] = [
    (Tagging, "taggings"),
    (Involvement, "involvements"),
    (Figure, "figures"),
    (Quotation, "quotations"),
]


def load(newcomers: Iterable[Newcomer]) -> int:
    """Write the findings with all their parts; returns how many there were.

    What is read from `newcomers` is never more than a few thousand at a time. Raises DatabaseError, and writes
    nothing, where the database refuses any of them: as soon as it is known, or when all are there.
    """
    written, rest = 0, iter(newcomers)
    with transaction.atomic():
        heard()
        while batch := list(islice(rest, AT_ONCE)):
            _write(batch)
            written += len(batch)
        _forget_plans()
        settle()
    return written


def _write(batch: Sequence[Newcomer]) -> None:
    findings = [newcomer.finding for newcomer in batch]
    number(Finding, findings)
    copy(Finding, findings)
    for model, name in PARTS:
        parts = []
        for newcomer in batch:
            for part in getattr(newcomer, name):
                part.finding = newcomer.finding
                parts.append(part)
        number(model, parts)
        copy(model, parts)


def _forget_plans() -> None:
    """Have look-ups of foreign keys planned anew: the plans of this session may stem from when tables were empty."""
    with connection.cursor() as cursor:
        cursor.execute("DISCARD PLANS")
