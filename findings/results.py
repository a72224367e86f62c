from collections.abc import Iterator
from typing import Protocol

from findings.asking.tree import Node
from findings.models import Finding, SearchDocumentQuerySet


class Ordered(Protocol):
    """Findings in some order, by their numbers."""

    @property
    def total(self) -> int: ...

    def findings(self, offset: int, limit: int) -> list[int]: ...


class Documents:
    """The findings of search documents, in the order of these."""

    def __init__(self, documents: SearchDocumentQuerySet) -> None:
        self.documents, self.total = documents, documents.count()

    def findings(self, offset: int, limit: int) -> list[int]:
        """Their numbers from `offset` on, at most `limit`."""
        return list(self.documents.values_list("pk", flat=True)[offset : offset + limit])


class Results:
    """Findings in an order, loaded a part at a time.

    Only what is shown is read whole, and asked once more whether it is published. What `tree` looks for is marked.
    """

    def __init__(self, ordered: Ordered, tree: Node | None = None) -> None:
        self.ordered, self.tree = ordered, tree

    def __len__(self) -> int:
        return self.ordered.total

    def __getitem__(self, part: slice) -> list[Finding]:
        start, stop, _ = part.indices(len(self))
        keys = self.ordered.findings(start, stop - start)
        found = Finding.objects.published().for_list(tree=self.tree).in_bulk(keys)
        return [found[key] for key in keys if key in found]

    def __iter__(self) -> Iterator[Finding]:
        return iter(self[:])
