from collections.abc import Iterator

from findings.asking.tree import Node
from findings.models import Finding, SearchDocumentQuerySet


class Results:
    """The findings of some search documents, in their order, loaded a part at a time.

    Search and counts read the slim documents alone; only what is shown is read whole, and asked once more whether it
    is published.
    """

    def __init__(self, documents: SearchDocumentQuerySet, tree: Node | None = None) -> None:
        self.documents, self.tree = documents, tree

    def count(self) -> int:
        """How many there are."""
        return self.documents.count()

    def __len__(self) -> int:
        return self.count()

    def __getitem__(self, part: slice) -> list[Finding]:
        keys = list(self.documents.values_list("pk", flat=True)[part])
        found = Finding.objects.published().for_list(tree=self.tree).in_bulk(keys)
        return [found[key] for key in keys if key in found]

    def __iter__(self) -> Iterator[Finding]:
        return iter(self[:])
