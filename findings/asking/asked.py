"""What was read from what a reader typed."""

from dataclasses import dataclass

from .telling import typed
from .tree import Every, Node, Word

FIELDS = (
    "theme",
    "kind",
    "institution",
    "person",
    "speaker",
    "source",
    "publisher",
    "group",
    "direction",
    "status",
    "year",
    "since",
    "until",
)
YEARS = ("year", "since", "until")  # of which one value, or one range, is used


@dataclass(frozen=True)
class Field:
    """A filter typed among the words, such as `theme:forensics`: several values of one field mean any of them."""

    name: str
    values: tuple[str, ...]
    without: bool = False


@dataclass(frozen=True)
class Asked:
    """The words looked for, the filters typed with them, and in plain sentences what was not taken as it stood."""

    tree: Node | None = None
    fields: tuple[Field, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """The words in the plainest way of typing them. Read again, they give the same tree."""
        return typed(self.tree)

    @property
    def is_plain(self) -> bool:
        """Whether there are words alone, all of them wanted: nothing that needs to be told."""
        parts = self.tree.parts if isinstance(self.tree, Every) else (self.tree,)
        return all(part is None or isinstance(part, Word) for part in parts)
