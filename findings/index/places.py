from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from pyroaring import BitMap

from findings.asking.hearing import Words
from findings.remembering import Remembered

MOST_BYTES = 8 * 1024 * 1024  # of places remembered in one process
_OVERHEAD = 500  # bytes of what is not the bitmaps


@dataclass(frozen=True)
class Places:
    """Which documents hold some words, and where: in the quotation, the summary, a name."""

    anywhere: BitMap
    not_quoted: BitMap  # those of them that do not hold the words in the quotation: far fewer than those that do
    summary: BitMap
    names: BitMap
    end: int  # the documents under smaller numbers were looked at

    def joined(self, later: "Places") -> "Places":
        """With the places in documents that came later."""
        if not later.anywhere:
            return replace(self, end=later.end)
        return Places(
            self.anywhere | later.anywhere,
            self.not_quoted | later.not_quoted,
            self.summary | later.summary,
            self.names | later.names,
            later.end,
        )

    @property
    def sets(self) -> tuple[BitMap, BitMap, BitMap, BitMap]:
        return self.anywhere, self.not_quoted, self.summary, self.names

    @property
    def size(self) -> int:
        """About how many bytes this takes."""
        return _OVERHEAD + sum(len(found.serialize()) for found in self.sets)


def placed(quotation: BitMap, summary: BitMap, names: BitMap, end: int) -> Places:
    """The places of words that stand in these documents."""
    anywhere = quotation | summary | names
    return Places(anywhere, anywhere - quotation, summary, names, end)


def united(places: Iterable[Places]) -> Places:
    """The places of one or another thing, as far as all were looked for."""
    found = list(places)
    quotation = BitMap.union(*(each.anywhere - each.not_quoted for each in found))
    summary = BitMap.union(*(each.summary for each in found))
    names = BitMap.union(*(each.names for each in found))
    return placed(quotation, summary, names, min(each.end for each in found))


# By the column and the words as PostgreSQL understands them. What a number stands for never changes, so what was found
# under it stays right; documents that came later are looked at when the words are asked for again.
RememberedPlaces = Remembered[Words, Places]
FrequentPlaces = Mapping[Words, Places]


def no_places() -> RememberedPlaces:
    return Remembered(MOST_BYTES, lambda places: places.size)
