"""The base of an index kept in the database, so that a process starts without reading all documents."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass

from django.db import connection, transaction
from psycopg import Cursor

from sources.planning import planned_once

from .numbered import Base
from .packing import SIGNATURE, packed, unpacked

_HEAD = "head"  # the part that tells of the others
_BEGUN = ""  # the base of the parts that processes begin with
_STORED = "INSERT INTO findings_indexpart (name, base, content) VALUES (%s, %s, %s)"
_ASKED = "SELECT name, content FROM findings_indexpart WHERE name = ANY (%s) AND base = %s"

Mark = tuple[int, int]  # number and token of a change


@dataclass(frozen=True)
class Head:
    """Up to which change a base has followed the archive: as `Followed` has it."""

    version: int
    seen: str
    mark: Mark | None


@dataclass(frozen=True)
class Stored:
    """A base that was stored."""

    head: Head
    base: Base


def store(stored: Stored, asked: Mapping[str, bytes]) -> int:
    """Put this in the place of what is stored, all or nothing, with the parts of its lines that are read when they are
    asked for; returns the size in bytes.
    """
    told = json.dumps({"signature": SIGNATURE, **asdict(stored.head)}).encode()
    begun = {_HEAD: told, **packed(stored.base)}
    size = 0
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM findings_indexpart")
        for base, parts in ((_BEGUN, begun), (stored.base.lines.token, asked)):
            for name, content in parts.items():
                cursor.execute(_STORED, [name, base, content])
                size += len(content)
    return size


def head() -> Head | None:
    """What the stored base tells of itself; None where there is none that can be read. One query."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT content FROM findings_indexpart WHERE name = %s", [_HEAD])
        row = cursor.fetchone()
    return _head(bytes(row[0])) if row else None


def stored() -> Stored | None:
    """What is stored, if it can be read. Two queries, one where there is nothing."""
    if head() is None:
        return None
    with planned_once(binary=True) as cursor:
        cursor.execute("SELECT name, content FROM findings_indexpart WHERE base = %s", [_BEGUN])
        parts = {name: bytes(content) for name, content in cursor.fetchall()}
    told = _head(parts[_HEAD]) if _HEAD in parts else None  # it may have been replaced meanwhile
    return Stored(told, unpacked(parts)) if told else None


def asked_for(token: str, names: list[str]) -> Iterator[tuple[str, bytes]]:
    """The parts of these names that are stored with the base of that token, none where that was replaced.

    One query, whose rows come one after the other, so that no more than one is held here: all have to be taken.
    """
    with Cursor(connection.connection) as cursor:  # Django’s cannot take one row after the other without a transaction
        yield from cursor.stream(_ASKED, [names, token], binary=True)


def _head(content: bytes) -> Head | None:
    told = json.loads(content)
    if told.pop("signature") != SIGNATURE:
        return None
    return Head(told["version"], told["seen"], tuple(told["mark"]) if told["mark"] else None)
