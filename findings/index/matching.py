"""Which documents a question finds."""

from collections.abc import Mapping
from dataclasses import dataclass

from pyroaring import BitMap

from findings.asking.tree import Either, Every, Leaf, Node, Without, leaves

from .archive import Archive
from .looking_up import look_up
from .places import Places


@dataclass(frozen=True)
class Match:
    """The documents that a question finds, and the places of the words that count for it."""

    documents: BitMap
    places: tuple[Places, ...]  # without those of words that must not stand there

    def among(self, documents: BitMap) -> "Match":
        """What is found of these documents alone."""
        return Match(self.documents & documents, self.places)


def match(archive: Archive, tree: Node) -> Match:
    """What is found by this tree, of which no word is too common to be looked for."""
    places = look_up(archive, leaves(tree))
    wanted = dict.fromkeys(leaves(tree, wanted=True))
    return Match(_found(archive, tree, places) & archive.alive, tuple(places[leaf] for leaf in wanted))


def _found(archive: Archive, tree: Node, places: Mapping[Leaf, Places]) -> BitMap:
    """The documents found; some of them may be gone."""
    match tree:
        case Without(part):
            return archive.alive - _found(archive, part, places)
        case Either(parts):
            return BitMap.union(BitMap(), *(_found(archive, part, places) for part in parts))
        case Every(parts):
            return _every(archive, parts, places)
    return places[tree].anywhere


def _every(archive: Archive, parts: tuple[Node, ...], places: Mapping[Leaf, Places]) -> BitMap:
    """The rarest first, so that what is left to compare is small; what must not be there is taken away last."""
    wanted = [_found(archive, part, places) for part in parts if not isinstance(part, Without)]
    unwanted = [_found(archive, part.part, places) for part in parts if isinstance(part, Without)]
    return BitMap.difference(BitMap.intersection(archive.alive, *sorted(wanted, key=len)), *unwanted)
