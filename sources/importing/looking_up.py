"""Records named in a cell: by slug, or by exactly their name."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any

from .unreadable import Wrong


def folded(name: str) -> str:
    """A name for comparing: case and spaces aside."""
    return " ".join(str(name).casefold().split())


class Names:
    """All records of some sort by their slugs and names, read once for an import and kept up to date by it.

    `names` says by which names, besides its slug, a record is known.
    """

    def __init__(self, noun: str, records: Iterable[Any], names: Callable[[Any], Iterable[str]]) -> None:
        self.noun, self.names = noun, names
        self.slugs: dict[str, list[Any]] = defaultdict(list)
        self.named: dict[str, list[Any]] = defaultdict(list)
        for record in records:
            self.add(record)

    def add(self, record: Any, *also: str) -> None:
        """Know it from now on; `also` are slugs that it had before."""
        for slug in (record.slug, *also):
            self._put(self.slugs[slug], record)
        for name in self.names(record):
            self._put(self.named[folded(name)], record)

    def _put(self, known: list[Any], record: Any) -> None:
        if record not in known:
            known.append(record)

    def find(self, wanted: str) -> Any:
        """The one record of that slug, or else of that name. Raises Wrong where there is none, or more than one."""
        found = self.slugs.get(wanted.strip()) or self.named.get(folded(wanted)) or []
        if not found:
            raise Wrong(f"There is no {self.noun} “{wanted}”. Add it first, or mend the name.")
        if len(found) > 1:
            raise Wrong(f"“{wanted}” may be {told(found)}. Give the slug of the one that is meant.")
        return found[0]

    def every(self, wanted: Iterable[str]) -> list[Any]:
        """All of these, each once. Raises Wrong for the first that cannot be told."""
        return list(dict.fromkeys(self.find(name) for name in wanted))


def told(records: Iterable[Any]) -> str:
    """Records by name and slug, for a sentence."""
    return " or ".join(f"“{record}” ({record.slug})" for record in records)
