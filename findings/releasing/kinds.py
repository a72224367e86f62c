"""The files of a release by their names: what each is, and of which type."""

from pathlib import Path

from findings.citing.annotation import MEDIA_TYPE

from .tables import AS_READ

PACKED, DATABASE, LINES, REFERENCES = "case-archive.zip", "case-archive.sqlite", "findings.jsonl", "findings.bib"
COLLECTION, PACKAGE, README = "annotations.jsonld", "datapackage.json", "README.txt"
CHANGES, CHANGED, AMENDED = "CHANGES.md", "changes.jsonl", "amendments.jsonl"
TOLD, MANIFEST = "release.json", "manifest-sha256.txt"
ABOUT = [PACKAGE, CHANGES, CHANGED, AMENDED, README, TOLD, MANIFEST]
OF_TABLES = {f"{table.name}.csv": table.meaning for table in AS_READ}
A_PAGE = "A page of annotations."
WHAT = {
    PACKED: "All tables as CSV, packed, with datapackage.json.",
    DATABASE: "All tables as a database of SQLite, with a full text search (findings_search).",
    LINES: "Findings with all that is needed to quote them, one a line as JSON; the first line tells of all.",
    REFERENCES: "Citations of all findings as BibTeX.",
    COLLECTION: "Findings as a W3C AnnotationCollection; its pages are beside it.",
    PACKAGE: "What the tables are, as a Data Package of Frictionless.",
    CHANGES: "What changed since the release before.",
    CHANGED: "The same for programs.",
    AMENDED: "What was taken out of this release since it was made, and the sums that its files had before.",
    README: "What a release is, and every heading of it.",
    TOLD: "What this release is: version, date, counts, files.",
    MANIFEST: "The SHA-256 of every file: sha256sum -c manifest-sha256.txt",
}
_TYPES = {
    ".csv": "text/csv; charset=utf-8",
    ".json": "application/json",
    ".jsonl": "application/jsonl; charset=utf-8",
    ".jsonld": MEDIA_TYPE,
    ".bib": "application/x-bibtex; charset=utf-8",
    ".sqlite": "application/vnd.sqlite3",
    ".md": "text/markdown; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".zip": "application/zip",
}


def what(name: str) -> str:
    """What a file is, in one sentence."""
    return WHAT.get(name) or OF_TABLES.get(name) or A_PAGE


def media_type(name: str) -> str:
    return _TYPES[Path(name).suffix]


def in_order(names: set[str]) -> list[str]:
    """What most people take comes first, and pages of annotations last."""
    known = [PACKED, DATABASE, LINES, REFERENCES, COLLECTION, *OF_TABLES, *ABOUT]
    pages = sorted(names.difference(known), key=lambda name: (len(name), name))
    return [name for name in known if name in names] + pages
