"""Where releases stand on disk: a directory for each, by its version. What was made anew later is its next edition.

A directory is there whole or not at all, since it is renamed into its place. The highest edition is the release;
earlier ones and whatever was left half made are cleared away by the next who makes one.
"""

import contextlib
import datetime
import json
import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from django.conf import settings

from .kinds import DATABASE, MANIFEST, TOLD, media_type, what
from .sums import settled, sum_of

_MAKING = ".making-"
_PLACE = re.compile(r"(?P<version>\d{4}\.\d\d\.\d\d(?:\.\d+)?)(?:~(?P<edition>\d+))?", re.ASCII)


@dataclass(frozen=True)
class Release:
    """One release, as it stands on disk now. `told` is what it says of itself in `release.json`."""

    version: str
    edition: int
    path: Path
    told: dict[str, Any]

    @property
    def made_at(self) -> datetime.datetime:
        return datetime.datetime.fromisoformat(self.told["made_at"])

    @property
    def taken_back(self) -> bool:
        """Whether it is offered no more."""
        return "taken_back" in self.told

    @cached_property
    def files(self) -> dict[str, dict[str, Any]]:
        """By their names, each with its `bytes`, `sha256`, `type` and `what` it is. No other name is ever opened."""
        return {each["name"]: each for each in [*self.told["files"], *map(self._sealing, (TOLD, MANIFEST))]}

    @property
    def database(self) -> Path:
        return self.path / DATABASE

    def _sealing(self, name: str) -> dict[str, Any]:
        """A file that cannot hold its own sum, and is small."""
        its = sum_of(self.path / name)
        return {"name": name, "bytes": its.size, "sha256": its.sha256, "type": media_type(name), "what": what(name)}


def root() -> Path | None:
    """Where releases are kept; None where no place is set, and so none are."""
    return Path(settings.RELEASES_ROOT) if settings.RELEASES_ROOT else None


def releases() -> list[Release]:
    """All of them, the newest first."""
    return sorted(map(_read, _newest().items()), key=lambda release: order(release.version), reverse=True)


def release_of(version: str) -> Release | None:
    """The release of this version, if there is one: versions are compared, and never become a path."""
    place = _newest().get(version)
    return _read((version, place)) if place else None


def newest() -> Release | None:
    """The last one that is offered."""
    places = _newest()
    found = (_read((version, places[version])) for version in sorted(places, key=order, reverse=True))
    return next((release for release in found if not release.taken_back), None)


def order(version: str) -> tuple[int, ...]:
    return tuple(map(int, version.split(".")))


def next_version(day: datetime.date) -> str:
    """The day, and from the second release of a day on a number."""
    first = f"{day:%Y.%m.%d}"
    taken = {version for version in _newest() if version == first or version.startswith(f"{first}.")}
    if not taken:
        return first
    return f"{first}.{max(order(version)[3] if version != first else 1 for version in taken) + 1}"


@contextlib.contextmanager
def workshop() -> Iterator[Path]:
    """A directory beside the releases in which the next is made. What is not put in its place is gone afterwards."""
    base = Path(settings.RELEASES_ROOT)
    base.mkdir(parents=True, exist_ok=True)
    clear()
    folder = Path(tempfile.mkdtemp(prefix=_MAKING, dir=base))
    folder.chmod(0o755)  # the web server may be somebody else
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def put(folder: Path, version: str, edition: int = 1) -> None:
    """What was made in a workshop becomes the release, in one moment; its earlier editions go."""
    settled(folder)
    os.rename(folder, folder.parent / (version if edition == 1 else f"{version}~{edition}"))
    settled(folder.parent)
    clear()


def write_told(folder: Path, told: dict[str, Any]) -> None:
    """What a release says of itself."""
    (folder / TOLD).write_text(json.dumps(told, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    settled(folder / TOLD)


def clear() -> None:
    """Take away what somebody left half made, and editions that have a later one. For whoever alone makes releases."""
    base, kept = root(), {place for _, place in _newest().values()}
    if base is None or not base.is_dir():
        return
    for entry in list(os.scandir(base)):
        if entry.name.startswith(_MAKING) or (_PLACE.fullmatch(entry.name) and entry.name not in kept):
            shutil.rmtree(entry.path, ignore_errors=True)


def _newest() -> dict[str, tuple[int, str]]:
    """By version its highest edition, and the name of the directory."""
    base, found = root(), dict[str, tuple[int, str]]()
    if base is None or not base.is_dir():
        return found
    for name in os.listdir(base):
        if (place := _PLACE.fullmatch(name)) and (base / name / TOLD).is_file():
            its = (int(place["edition"] or 1), name)
            found[place["version"]] = max(its, found.get(place["version"], its))
    return found


def _read(named: tuple[str, tuple[int, str]]) -> Release:
    version, (edition, name) = named
    path = Path(settings.RELEASES_ROOT) / name
    return Release(version, edition, path, json.loads((path / TOLD).read_bytes()))
