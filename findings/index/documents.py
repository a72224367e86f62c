"""Search documents as the index reads them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import connection

from findings.bounding import bounded

# By the facet’s name, the column of its values in the documents; and whether a document has several.
FACETS = {
    "theme": "theme_ids",
    "kind": "kind",
    "institution": "institution_ids",
    "person": "person_ids",
    "speaker": "speaker_ids",
    "source": "source_ids",
    "publisher": "publisher_ids",
    "group": "groups",
    "direction": "direction",
    "status": "claim_status",
    "year": "year",
}
SEVERAL = frozenset(["theme", "institution", "person", "speaker", "source", "publisher", "group"])
NONE = ""  # the value of what has none in a facet

UNDATED = -1
NEVER = -1
Value = int | str

_COLUMNS = ", ".join(["finding_id", "dated_on", "first_published", "corrected_at", *FACETS.values()])
_ALL = f"SELECT {_COLUMNS} FROM findings_searchdocument"  # noqa: S608
_SOME = f"{_ALL} WHERE finding_id = ANY (%s)"
_AT_A_TIME = 5_000


@dataclass(frozen=True, slots=True)
class Document:
    """One published finding: its number in the database, its place in time, its values by facet."""

    key: int
    day: int
    added: int
    corrected: int
    values: tuple[tuple[Value, ...], ...]

    @property
    def order(self) -> tuple[int, int]:
        """Where it stands among others by date, the undated first."""
        return self.day, self.key


def every() -> Iterator[Document]:
    """All documents, in no order. Memory is bounded however many there are, and the time is not."""
    with bounded(0), connection.chunked_cursor() as cursor:
        cursor.execute(_ALL)
        while rows := cursor.fetchmany(_AT_A_TIME):
            yield from map(_document, rows)


def of(findings: Sequence[int]) -> list[Document]:
    """The documents of these findings, as far as they have one, in the order of time. One query."""
    with connection.cursor() as cursor:
        cursor.execute(_SOME, [list(findings)])
        return sorted(map(_document, cursor.fetchall()), key=lambda document: document.order)


def _document(row: tuple) -> Document:  # type: ignore[type-arg]
    key, dated_on, first_published, corrected_at, *columns = row
    values = (
        tuple(column) or (NONE,) if name in SEVERAL else (NONE if column is None else column,)
        for name, column in zip(FACETS, columns, strict=True)
    )
    corrected = NEVER if corrected_at is None else _moment(corrected_at)
    return Document(key, _day(dated_on), _moment(first_published), corrected, tuple(values))


def _day(dated_on: date | None) -> int:
    return UNDATED if dated_on is None else dated_on.toordinal()


def _moment(moment: datetime) -> int:
    """Microseconds since 1970: exact, where a floating number of seconds is not."""
    whole = int(moment.replace(microsecond=0).timestamp())
    return whole * 1_000_000 + moment.microsecond
