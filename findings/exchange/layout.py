"""Which file holds what."""

import re
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
CAPTURES = "captures"
SOURCES = "sources"
SOURCE_FILE = "source.yaml"
FINDINGS_FILE = "findings.yaml"  # beside its source; at the top for drafts that have no text yet
HELP = {"README.md"}
ENDINGS = {"application/pdf": "pdf", "text/html": "html", "text/plain": "txt"}  # of the bytes, by their media type
DIGEST = re.compile(r"([0-9a-f]{64})\..+")


def text_file(number: int) -> str:
    """The name of the file that holds a source's text of that number."""
    return f"text-{number}.txt"


def capture_file(sha256: str) -> str:
    """The name of the file that tells what is known of a capture. Its other files begin like it."""
    return f"{sha256}.yaml"


def body_file(sha256: str, media_type: str) -> str:
    """The name of the file with the bytes of a capture."""
    return f"{sha256}.{ENDINGS.get(media_type, 'bin')}"


def warc_file(sha256: str) -> str:
    """The name of the file with the request and answer by which a capture was fetched."""
    return f"{sha256}.warc.gz"


def reading_file(sha256: str, number: int, ending: str) -> str:
    """The name of a file with a part of what a machine read in a capture."""
    return f"{sha256}.reading-{number}.{ending}"


def captures(directory: Path) -> dict[str, set[str]]:
    """By the SHA-256 of each capture, in order, the names of its files."""
    found: dict[str, set[str]] = {}
    parent = directory / CAPTURES
    for path in sorted(parent.iterdir()) if parent.is_dir() else []:
        if match := DIGEST.fullmatch(path.name):
            found.setdefault(match[1], set()).add(path.name)
    return found


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
        in_captures = len(name.parts) == 2 and name.parts[0] == CAPTURES and DIGEST.fullmatch(name.name)
        if not (str(name) in known or (in_source and _belongs(name.name)) or in_captures):
            yield Problem(str(name), 1, "This file is not part of the format. Rename it, or take it out.")


def _belongs(name: str) -> bool:
    return name in {SOURCE_FILE, FINDINGS_FILE} or (name.startswith("text-") and name.endswith(".txt"))
