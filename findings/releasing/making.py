"""A release made: whole, aside, and put in its place in one moment."""

import datetime
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from findings.bounding import bounded

from . import annotations, changes, kinds, shelf, texts
from .database import read_archive
from .sealing import seal, write_tables
from .sums import Sum

LOCK = 7_016_283_907  # any number that is nobody else's
Tell = Callable[[str], object]


class Busy(Exception):
    """Somebody else makes or mends releases now."""


class NoPlace(Exception):
    """No directory is set in which releases are kept."""


@dataclass(frozen=True)
class Made:
    """A release that was made, or with `dry` would be: its version, how many findings it has, and what changed."""

    version: str
    findings: int
    changed: dict[str, int]
    size: int


@contextmanager
def alone() -> Iterator[None]:
    """For whoever makes or mends releases. Raises Busy where somebody does already, and NoPlace."""
    if shelf.root() is None:
        raise NoPlace
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [LOCK])
        if not cursor.fetchone()[0]:
            raise Busy
        try:
            yield
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [LOCK])


def release(home: str, tell: Tell, *, force: bool = False, dry: bool = False) -> Made | None:
    """Make the next release of what readers may see now; None where nothing changed since the last, unless `force`.

    `home` is the beginning of its addresses, such as `https://archive.example.org`. To be called `alone`.
    """
    now = timezone.now()
    before = shelf.newest()
    version = shelf.next_version(timezone.localdate(now))
    with shelf.workshop() as folder:
        told = _told(version, home, now, before)
        with _one_moment():
            tables = _read(folder, home, tell)
            if before and not force and _same(before, tables):
                return None
            _write_texts(folder, told, tell)
        changed = changes.write_changes(folder, folder / kinds.DATABASE, before.database if before else None)
        told = seal(folder, {**told, "changes": changed}, tables)
        tell("Sums: written")
        if not dry:
            shelf.put(folder, version)
    return Made(version, told["counts"]["findings"], changed, sum(each["bytes"] for each in told["files"]))


def _told(version: str, home: str, now: datetime.datetime, before: shelf.Release | None) -> dict[str, Any]:
    return {
        "version": version,
        "made_at": f"{now.astimezone(datetime.UTC):%Y-%m-%dT%H:%M:%SZ}",
        "home": home,
        "address": f"{home}/data/{version}/",
        "before": before.version if before else None,
        "amendments": [],
    }


@contextmanager
def _one_moment() -> Iterator[None]:
    """All that is read within tells of one moment. It may take its time: a limit for readers is not meant for it."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        with bounded(0):
            yield


def _read(folder: Path, home: str, tell: Tell) -> dict[str, Sum]:
    for name, number in read_archive(folder / kinds.DATABASE, home):
        tell(f"{name}: {number:,} rows read")
    tables = write_tables(folder)
    tell("tables: written as CSV")
    return tables


def _write_texts(folder: Path, told: dict[str, Any], tell: Tell) -> None:
    numbers, home = texts.published_numbers(), told["home"]
    (folder / kinds.AMENDED).touch()
    texts.write_lines(folder / kinds.LINES, numbers, home, told["made_at"][:10])
    tell(f"{kinds.LINES}: written")
    texts.write_references(folder / kinds.REFERENCES, numbers, home)
    tell(f"{kinds.REFERENCES}: written")
    annotations.write_annotations(folder, numbers, home, told["address"], tell)


def _same(before: shelf.Release, tables: dict[str, Sum]) -> bool:
    """Whether no table says anything else than it did. Of no table is anything but its rows, in their order."""
    known = {name: each["sha256"] for name, each in before.files.items()}
    return all(known.get(name) == each.sha256 for name, each in tables.items())
