"""Search documents as the index reads them: column by column, since there may be a million."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from django.db import connection

from findings.bounding import bounded

from .columns import NONE, Column, Held, Integers, Number, Numbers, Text, Texts, Value, integers, joined

__all__ = ["NONE", "Value"]

# What findings are counted by, and the columns of the documents that hold it.
FACETS: Mapping[str, Column] = {
    "theme": Numbers("theme_ids"),
    "kind": Text("kind"),
    "institution": Numbers("institution_ids"),
    "person": Numbers("person_ids"),
    "speaker": Numbers("speaker_ids"),
    "source": Numbers("source_ids"),
    "publisher": Numbers("publisher_ids"),
    "group": Texts("groups"),
    "direction": Text("direction"),
    "status": Text("claim_status"),
    "year": Number("year"),
}

_KEY_BITS = 40  # more findings than a database can number in a lifetime
_TIME = f"((coalesce(dated_on - date '0001-01-01', -1) + 1)::bigint << {_KEY_BITS}) + finding_id"
_MICROSECONDS = "(extract(epoch FROM {}) * 1000000)::bigint"  # exact: PostgreSQL reckons in decimals
_MOMENTS = ["first_published", "coalesce(corrected_at, to_timestamp(0))"]


@dataclass(frozen=True)
class Documents:
    """Published findings in the order of time, the undated first, and in that of their numbers within a day."""

    times: Integers  # where each stands in time: its day, and in the last bits the number of the finding
    added: Integers  # when readers could first see it, in microseconds since 1970
    corrected: Integers  # when it was last corrected; 0 where it never was
    held: Mapping[str, Held]  # by facet

    def __len__(self) -> int:
        return len(self.times)


def keys_of(times: Integers) -> Integers:
    """The findings that stand at these places in time."""
    return times & ((1 << _KEY_BITS) - 1)


def undated_in(times: Integers) -> int:
    """How many of these places, which are in their order, are of findings without a date: they come first."""
    return int(np.searchsorted(times, 1 << _KEY_BITS))


def every() -> Documents:
    """All documents. One query, however long it takes."""
    with bounded(0):
        return _read("", [])


def of(findings: Sequence[int]) -> Documents:
    """The documents of these findings, as far as they have one. One query."""
    return _read("WHERE finding_id = ANY (%s)", [list(findings)])


def _read(which: str, parameters: list[Any]) -> Documents:
    asked = [joined(f"int8send({each})") for each in [_TIME, *map(_MICROSECONDS.format, _MOMENTS)]]
    asked += [expression for column in FACETS.values() for expression in column.asked]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(asked)} FROM findings_searchdocument {which}", parameters)  # noqa: S608
        given = list(cursor.fetchone())
    (times, added, corrected), given = map(integers, given[:3]), given[3:]
    held = {}
    for name, column in FACETS.items():
        held[name], given = column.held(given[: len(column.asked)]), given[len(column.asked) :]
    return Documents(times, added, corrected, held)
