"""Which file holds what."""

from collections.abc import Iterator
from pathlib import Path

from .forms import INSTITUTION, PERSON, PUBLISHER, THEME, Form
from .reading import Problem

# In this order each record finds those that it refers to, its own kind and connections apart.
LISTS: list[tuple[str, Form]] = [
    ("themes.yaml", THEME),
    ("publishers.yaml", PUBLISHER),
    ("people.yaml", PERSON),
    ("institutions.yaml", INSTITUTION),
]
SOURCES = "sources"
SOURCE_FILE = "source.yaml"
FINDINGS_FILE = "findings.yaml"  # beside its source; at the top for drafts that have no text yet
HELP = {"README.md"}


def text_file(number: int) -> str:
    """The name of the file that holds a source's text of that number."""
    return f"text-{number}.txt"


def source_directories(directory: Path) -> list[Path]:
    """The directories that hold one source each, in order of name."""
    parent = directory / SOURCES
    return sorted(path for path in parent.iterdir() if path.is_dir()) if parent.is_dir() else []


def strangers(directory: Path) -> Iterator[Problem]:
    """Files that are no part of the format: a misspelt name must not lose records silently."""
    known = {*HELP, *(name for name, _ in LISTS), FINDINGS_FILE}
    for path in sorted(directory.rglob("*")):
        name = path.relative_to(directory)
        if path.is_dir() or any(part.startswith(".") for part in name.parts):
            continue
        in_source = len(name.parts) == 3 and name.parts[0] == SOURCES
        if not (str(name) in known or (in_source and _belongs(name.name))):
            yield Problem(str(name), 1, "This file is not part of the format. Rename it, or take it out.")


def _belongs(name: str) -> bool:
    return name in {SOURCE_FILE, FINDINGS_FILE} or (name.startswith("text-") and name.endswith(".txt"))
