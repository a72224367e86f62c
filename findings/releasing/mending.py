"""Releases mended: whatever readers may no longer see is taken out of every file of them, under the same address."""

import datetime
import json
import shutil
import sqlite3
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.utils import timezone

from sources.shown import version

from . import annotations, changes, kinds, shelf, texts
from .database import Damaged, altered, among
from .making import Tell
from .sealing import seal, write_tables
from .sums import write_manifest
from .unreadable import Unreadable, unreadable_in

# Named by nothing that is left, and so on no page that readers see. Bodies above a named one stay.
_ALONE = [
    "DELETE FROM people WHERE slug NOT IN (SELECT person FROM involvements WHERE person IS NOT NULL)",
    """
    WITH RECURSIVE named (slug) AS (
        SELECT institution FROM involvements WHERE institution IS NOT NULL
        UNION SELECT parent FROM institutions i JOIN named USING (slug) WHERE parent IS NOT NULL
    )
    DELETE FROM institutions WHERE slug NOT IN (SELECT slug FROM named)
    """,
    "DELETE FROM publishers WHERE slug NOT IN (SELECT publisher FROM sources)",
    "DELETE FROM former_addresses WHERE coalesce(person, institution, theme) IS NULL",
]


class Unmended(Exception):
    """Files of releases are damaged, so that nothing could be taken out of them, or be known not to be in them."""


def is_due() -> bool:
    """Whether any release that is offered holds what readers may no longer see. One that is damaged has to wait."""
    try:
        return any(_needs_it(release) for release in _offered())
    except (OSError, ValueError):  # replaced in this very moment
        return False


def _needs_it(release: shelf.Release) -> bool:
    try:
        return bool(unreadable_in(release, version()))
    except (FileNotFoundError, sqlite3.Error):
        return False


def mend(tell: Tell) -> None:
    """Mend each release that needs it. To be called `alone`. Raises Unmended once all have been tried."""
    shelf.clear()
    problems = []
    for release in _offered():
        try:
            gone = unreadable_in(release, version())
            if gone:
                _mend(release, gone)
        except (OSError, ValueError, sqlite3.Error, Damaged) as error:
            problems.append(f"{release.version} ({error})")
            continue
        if gone:
            went = f"{len(gone.findings):,} findings and {len(gone.sources):,} sources"
            tell(f"Release {release.version}: {went} that readers may no longer see were taken out")
    if problems:
        raise Unmended(", ".join(problems))


def take_back(release: shelf.Release) -> None:
    """Offer the release no more, for whatever no rule can see: its files go, and its address says so."""
    kept = ("version", "made_at", "home", "address", "before", "amendments", "counts", "changes")
    told = {name: release.told[name] for name in kept}
    with shelf.workshop() as folder:
        shelf.write_told(folder, {**told, "files": [], "taken_back": _now()})
        write_manifest(folder, {})
        shelf.put(folder, release.version, release.edition + 1)


def _offered() -> list[shelf.Release]:
    return [release for release in shelf.releases() if not release.taken_back]


def _mend(release: shelf.Release, gone: Unreadable) -> None:
    findings, old = gone.findings.keys(), release.path
    with shelf.workshop() as folder:
        slugs = _take_out(old / kinds.DATABASE, folder / kinds.DATABASE, gone)
        tables = write_tables(folder)
        texts.lines_without(old / kinds.LINES, folder / kinds.LINES, findings)
        texts.references_without(old / kinds.REFERENCES, folder / kinds.REFERENCES, findings)
        annotations.annotations_without(old, folder, release.told["address"], findings)
        changes.changes_without(old, folder, findings, slugs, first=release.told["before"] is None)
        amendment = _amendment(release, gone)
        lines = (old / kinds.AMENDED).read_text(encoding="utf-8") + json.dumps(amendment, ensure_ascii=False) + "\n"
        (folder / kinds.AMENDED).write_text(lines, encoding="utf-8")
        short = {"on": amendment["on"], "findings": len(findings), "sources": len(gone.sources)}
        seal(folder, {**release.told, "amendments": [*release.told["amendments"], short]}, tables)
        shelf.put(folder, release.version, release.edition + 1)


def _take_out(old: Path, new: Path, gone: Unreadable) -> set[tuple[str, str]]:
    """The database without them; returns the sorts and slugs of the records that are left."""
    shutil.copyfile(old, new)
    with altered(new) as database:
        for table, column, values in [("findings", "identifier", gone.findings), ("sources", "slug", gone.sources)]:
            _delete(database, table, column, values)
        for question in _ALONE:
            database.execute(question)
        nouns = {"person": "people", "institution": "institutions", "theme": "themes"}
        return {
            (noun, slug) for noun, table in nouns.items() for (slug,) in database.execute(f"SELECT slug FROM {table}")
        }


def _delete(database: Any, table: str, column: str, values: Iterable[str]) -> None:
    condition, asked = among(column, values)
    database.execute(f"DELETE FROM {table} WHERE {condition}", asked)


def _amendment(release: shelf.Release, gone: Unreadable) -> dict[str, Any]:
    """What was done, so that whoever has a file of before can tell why it is another now. Reasons are coded."""
    findings = [{"identifier": each, "reason": reason} for each, reason in sorted(gone.findings.items())]
    files = [{"name": each["name"], "sha256": each["sha256"]} for each in release.told["files"]]
    return {"on": _now(), "findings": findings, "sources": len(gone.sources), "files_before": files}


def _now() -> str:
    return f"{timezone.now().astimezone(datetime.UTC):%Y-%m-%dT%H:%M:%SZ}"
