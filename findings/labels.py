"""What records are called where facets show them, remembered until anything that readers are shown is written."""

from collections.abc import Iterable
from typing import Any

from django.db import connection

from sources.shown import version

MOST = 20_000  # names remembered in one process

Key = int | str


class Labels:
    """What was read of one version of the archive."""

    def __init__(self, version: tuple[str, int]) -> None:
        self.version = version
        self._known: dict[tuple[str, Key], Any] = {}

    @property
    def is_full(self) -> bool:
        """Whether so many are remembered that it is time to begin anew."""
        return len(self._known) > MOST

    def missing(self, noun: str, keys: Iterable[Key]) -> list[Key]:
        """Those of these records that are not remembered."""
        return [key for key in keys if (noun, key) not in self._known]

    def keep(self, noun: str, key: Key, label: Any) -> None:
        """Remember what a record is called."""
        self._known[noun, key] = label

    def of(self, noun: str, keys: Iterable[Key]) -> dict[Any, Any]:
        """What is remembered of these records, by their numbers."""
        return {key: self._known[noun, key] for key in keys if (noun, key) in self._known}


_latest = Labels(("", 0))


def labels() -> Labels:
    """Those of the archive as it is now. One query."""
    return labels_of(version())


def labels_of(shown: int) -> Labels:
    """Those of this version, which was asked for before anything is read that they shall keep: that may be newer."""
    global _latest
    now = (str(connection.settings_dict["NAME"]), shown)
    if _latest.version != now or _latest.is_full:
        _latest = Labels(now)
    return _latest
