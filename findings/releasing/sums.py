"""Sizes and SHA-256 of files."""

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

from .kinds import MANIFEST


@dataclass(frozen=True)
class Sum:
    """What one file is known by."""

    size: int
    sha256: str


def sum_of(path: Path) -> Sum:
    with path.open("rb") as file:
        return Sum(os.fstat(file.fileno()).st_size, hashlib.file_digest(file, "sha256").hexdigest())


def written(path: Path) -> Sum:
    """The sum of a file that is on the disk by then, so that no failing of power takes it back."""
    settled(path)
    return sum_of(path)


def write_manifest(folder: Path, sums: dict[str, Sum]) -> None:
    """As `sha256sum -c` reads it."""
    lines = "".join(f"{each.sha256}  {name}\n" for name, each in sorted(sums.items()))
    (folder / MANIFEST).write_text(lines)
    settled(folder / MANIFEST)


def settled(path: Path) -> None:
    """What a file holds, or which names a directory has, is on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
