"""What changed from one release to the next: `changes.jsonl` for programs, and `CHANGES.md` for people.

Of what was withdrawn it has the coded reason, and of nothing any words but the reasons of corrections.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Set
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import quote

from findings.vocabulary import Reason

from .kinds import CHANGED, CHANGES

Change = dict[str, Any]
# What each question finds is told in this order. `main` is this release and `old` the one before.
_QUESTIONS = {
    "added": "SELECT identifier, address FROM findings WHERE identifier NOT IN (SELECT identifier FROM old.findings)"
    " AND identifier NOT IN (SELECT identifier FROM old.tombstones)",
    "corrected": "SELECT finding AS identifier, made_at, reason FROM corrections c WHERE NOT EXISTS (SELECT 1 FROM"
    " old.corrections o WHERE o.finding = c.finding AND o.made_at = c.made_at)"
    " AND finding IN (SELECT identifier FROM old.findings)",
    "withdrawn": "SELECT identifier, withdrawn_at, reason FROM tombstones t WHERE NOT EXISTS"
    " (SELECT 1 FROM old.tombstones o WHERE o.identifier = t.identifier AND o.withdrawn_at = t.withdrawn_at)",
    "published again": "SELECT identifier, address FROM findings"
    " WHERE identifier IN (SELECT identifier FROM old.tombstones)",
    "not shown for now": "SELECT identifier FROM old.findings WHERE identifier NOT IN (SELECT identifier FROM findings)"
    " AND identifier NOT IN (SELECT identifier FROM tombstones)",
    "merged": "SELECT noun, slug, coalesce(person, institution, theme) AS into_slug FROM former_addresses f"
    " WHERE NOT EXISTS (SELECT 1 FROM old.former_addresses o WHERE o.noun = f.noun AND o.slug = f.slug)",
}
_HEADINGS = {
    "added": "Added",
    "corrected": "Corrected",
    "withdrawn": "Withdrawn",
    "published again": "Published again",
    "not shown for now": "Not shown for now, while its words are checked against a newer text of its source",
    "merged": "Merged",
}


def write_changes(folder: Path, database: Path, before: Path | None) -> dict[str, int]:
    """Both files, from this database and that of the release before; returns how many of each sort there are."""
    found: Iterable[Change] = _changes(database, before) if before else ()
    with (folder / CHANGED).open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(change, ensure_ascii=False) + "\n" for change in found)
    return tell(folder, first=before is None)


def changes_without(
    old: Path, folder: Path, gone: Set[str], slugs: Set[tuple[str, str]], *, first: bool
) -> dict[str, int]:
    """The same without the reasons of corrections of these findings, and without merged records that are gone."""
    with (old / CHANGED).open(encoding="utf-8") as lines, (folder / CHANGED).open("w", encoding="utf-8") as file:
        for change in map(json.loads, lines):
            if change.get("identifier") in gone and change["change"] == "corrected":
                del change["reason"]
            if change["change"] != "merged" or (change["noun"], change["into_slug"]) in slugs:
                file.write(json.dumps(change, ensure_ascii=False) + "\n")
    return tell(folder, first=first)


def tell(folder: Path, *, first: bool) -> dict[str, int]:
    """For people what stands there for programs; returns how many there are of each sort."""
    counted = dict.fromkeys(_QUESTIONS, 0)
    with (folder / CHANGED).open(encoding="utf-8") as lines, (folder / CHANGES).open("w", encoding="utf-8") as file:
        file.write("# Changes since the release before\n")
        if first:
            file.write("\nThere was none: this is the first release.\n")
        for change in map(json.loads, lines):
            sort = change["change"]
            if not counted[sort]:
                file.write(f"\n## {_HEADINGS[sort]}\n\n")
            counted[sort] += 1
            file.write(f"- {_line(change)}\n")
        if not first and not any(counted.values()):
            file.write("\nNo finding was added, corrected or withdrawn; other records changed.\n")
    return counted


def _changes(database: Path, before: Path) -> Iterator[Change]:
    with closing(sqlite3.connect(f"file:{quote(str(database))}?mode=ro", uri=True)) as both:
        both.row_factory = sqlite3.Row
        both.execute("ATTACH ? AS old", [f"file:{quote(str(before))}?mode=ro"])
        for sort, question in _QUESTIONS.items():
            for row in both.execute(f"{question} ORDER BY 1, 2" if sort != "not shown for now" else question):
                yield {"change": sort, **dict(row)}


def _line(change: Change) -> str:
    match change["change"]:
        case "corrected":
            return f"{change['identifier']} on {change['made_at'][:10]}{_why(change)}"
        case "withdrawn":
            return f"{change['identifier']} on {change['withdrawn_at'][:10]}: {Reason(change['reason']).label}"
        case "merged":
            return f"{change['noun']} {change['slug']} into {change['into_slug']}"
        case _:
            return str(change["identifier"])


def _why(change: Change) -> str:
    return f": {' '.join(change['reason'].split())}" if "reason" in change else ""
