from collections.abc import Iterator

from findings.models import Finding, SearchDocumentQuerySet


class Results:
    """The findings of some search documents, in their order, loaded a part at a time.

    Search and counts read the slim documents alone; only what is shown is read whole, and asked once more whether it
    is published.
    """

    def __init__(self, documents: SearchDocumentQuerySet, words: str = "") -> None:
        self.documents, self.words = documents, words

    def count(self) -> int:
        """How many there are."""
        return self.documents.count()

    def __len__(self) -> int:
        return self.count()

    def __getitem__(self, part: slice) -> list[Finding]:
        keys = list(self.documents.values_list("pk", flat=True)[part])
        found = Finding.objects.published().for_list(words=self.words).in_bulk(keys)
        return [found[key] for key in keys if key in found]

    def __iter__(self) -> Iterator[Finding]:
        return iter(self[:])
