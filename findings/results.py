from collections.abc import Iterator
from typing import Protocol

from findings.asking.tree import Node
from findings.matching import explained
from findings.models import SearchDocumentQuerySet
from findings.rows import Row, rows


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
    """Findings in an order, read a part at a time.

    Only what is shown is read, and asked once more whether it is published. What `tree` looks for is marked, and where
    no mark shows why a finding matches, it says so.
    """

    def __init__(self, ordered: Ordered, tree: Node | None = None) -> None:
        self.ordered, self.tree = ordered, tree

    def __len__(self) -> int:
        return self.ordered.total

    def __getitem__(self, part: slice) -> list[Row]:
        start, stop, _ = part.indices(len(self))
        return explained(rows(self.ordered.findings(start, stop - start), self.tree), self.tree)

    def __iter__(self) -> Iterator[Row]:
        return iter(self[:])
