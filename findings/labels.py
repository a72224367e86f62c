"""What records are called where facets show them and addresses name them, remembered until anything shown changes."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from django.db import connection

from sources.shown import version

MOST = 20_000  # names remembered in one process

Key = int | str


class Label(NamedTuple):
    """A value of a facet as readers know it. `order` is its place among others; `level` how deep it stands."""

    slug: str
    text: str
    order: Any = None
    level: int = 0


class Labels:
    """What was read of one version of the archive."""

    def __init__(self, version: tuple[str, int]) -> None:
        self.version = version
        self._known: dict[str, dict[Key, Any]] = {}
        self.records: dict[tuple[str, str], Any] = {}  # what filters of the address name, by filter and slug

    @property
    def is_full(self) -> bool:
        """Whether so many are remembered that it is time to begin anew."""
        return len(self.records) + sum(map(len, self._known.values())) > MOST

    def missing(self, noun: str, keys: Iterable[Key]) -> list[Key]:
        """Those of these records that are not remembered."""
        known = self._known.get(noun, {})
        return [key for key in keys if key not in known]

    def keep(self, noun: str, key: Key, label: Any) -> None:
        """Remember what a record is called, or whatever else is shown of it under this noun."""
        self._known.setdefault(noun, {})[key] = label

    def of(self, noun: str, keys: Iterable[Key]) -> dict[Any, Any]:
        """What is remembered of these records, by their numbers."""
        known = self._known.get(noun, {})
        return {key: known[key] for key in keys if key in known}


_latest = Labels(("", 0))


def labels(asked: int | None = None) -> Labels:
    """Those of the archive at the version that was `asked` for before, or else as it is now, for one query."""
    global _latest
    # Asked for before anything is read: what is read may be newer.
    now = (str(connection.settings_dict["NAME"]), version() if asked is None else asked)
    if _latest.version != now or _latest.is_full:
        _latest = Labels(now)
    return _latest
