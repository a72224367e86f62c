"""Sizes and SHA-256 of files, which are on the disk when they are told."""

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
    """The file is written to the disk before, so that no failing of power takes it back."""
    with path.open("rb") as file:
        os.fsync(file.fileno())
        return Sum(os.fstat(file.fileno()).st_size, hashlib.file_digest(file, "sha256").hexdigest())


def write_manifest(folder: Path, sums: dict[str, Sum]) -> None:
    """As `sha256sum -c` reads it."""
    lines = "".join(f"{each.sha256}  {name}\n" for name, each in sorted(sums.items()))
    (folder / MANIFEST).write_text(lines)
    sum_of(folder / MANIFEST)


def settled(folder: Path) -> None:
    """Which names a directory holds is on the disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
