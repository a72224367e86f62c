from dataclasses import dataclass
from functools import cached_property

from pyroaring import BitMap

from findings.remembering import Remembered

MOST_BYTES = 8 * 1024 * 1024  # of places remembered in one process
_OVERHEAD = 500  # bytes of what is not the bitmaps


@dataclass(frozen=True)
class Places:
    """Which documents hold some words, and where: in the quotation, the summary, a name."""

    quotation: BitMap
    summary: BitMap
    names: BitMap
    end: int  # the documents under smaller numbers were looked at

    @cached_property
    def anywhere(self) -> BitMap:
        """The documents that hold the words, wherever."""
        return self.quotation | self.summary | self.names

    def joined(self, later: "Places") -> "Places":
        """With the places in documents that came later."""
        return Places(
            self.quotation | later.quotation, self.summary | later.summary, self.names | later.names, later.end
        )

    @cached_property
    def size(self) -> int:
        """About how many bytes this takes."""
        sets = (self.quotation, self.summary, self.names, self.anywhere)
        return _OVERHEAD + sum(len(found.serialize()) for found in sets)


# By the column and the words as PostgreSQL understands them. What a number stands for never changes, so what was found
# under it stays right; documents that came later are looked at when the words are asked for again.
RememberedPlaces = Remembered[tuple[str, str], Places]


def no_places() -> RememberedPlaces:
    return Remembered(MOST_BYTES, lambda places: places.size)
