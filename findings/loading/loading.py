"""New findings written with COPY: all of them or, where the database refuses one, none."""

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any

from django.db import connection, transaction

from findings.models import Figure, Finding, Involvement, Quotation, SearchDocument, Tagging
from findings.publishing import settle
from findings.triggers import heard

from .copying import copy, number
from .newcomer import Newcomer

AT_ONCE = 2000  # findings in one statement: more is no faster, and holds more in memory
MANY = 1000  # new findings in one transaction that the planner should know of before it ends
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
            if _planner_is_behind():
                _tell_planner()
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


def _planner_is_behind() -> bool:
    """Whether this transaction wrote more findings than were there when the table was last looked at as a whole."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_stat_get_xact_tuples_inserted(oid) > greatest(reltuples, %s) FROM pg_class"
            " WHERE oid = 'findings_finding'::regclass",
            [MANY],
        )
        return bool(cursor.fetchone()[0])


def _tell_planner() -> None:
    with connection.cursor() as cursor:
        for model in [Finding, *(model for model, _ in PARTS), SearchDocument]:
            cursor.execute(f"ANALYZE {connection.ops.quote_name(model._meta.db_table)}")
