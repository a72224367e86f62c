"""Which documents a question finds."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pyroaring import BitMap

from findings.asking.tree import Either, Every, Leaf, Node, Without

from .archive import Archive
from .looking_up import look_up
from .places import Places


@dataclass(frozen=True)
class Match:
    """The documents that a question finds, and the places of the words that count for it."""

    documents: BitMap
    places: tuple[Places, ...]  # without those of words that must not stand there


def match(archive: Archive, tree: Node) -> Match | None:
    """What is found; None where nothing is left to look for, since all words are too common."""
    places = look_up(archive, leaves(tree))
    found = _found(archive, tree, places)
    if found is None:
        return None
    wanted = (places[leaf] for leaf in dict.fromkeys(leaves(tree, wanted=True)))
    return Match(found & archive.alive, tuple(known for known in wanted if known is not None))


def leaves(tree: Node, *, wanted: bool = False) -> Iterator[Leaf]:
    """The leaves of a tree; only those that are `wanted` to stand in what is found, or all."""
    if isinstance(tree, Without):
        if not wanted:
            yield from leaves(tree.part)
    elif isinstance(tree, Every | Either):
        for part in tree.parts:
            yield from leaves(part, wanted=wanted)
    else:
        yield tree


def _found(archive: Archive, tree: Node, places: Mapping[Leaf, Places | None]) -> BitMap | None:
    """The documents found, some of which may be gone; None where the words say nothing."""
    if isinstance(tree, Without):
        found = _found(archive, tree.part, places)
        return None if found is None else archive.alive - found
    if isinstance(tree, Every):
        return _every(archive, tree, places)
    if isinstance(tree, Either):
        sets = [found for part in tree.parts if (found := _found(archive, part, places)) is not None]
        return BitMap.union(*sets) if sets else None
    known = places[tree]
    return known.anywhere if known else None


def _every(archive: Archive, tree: Every, places: Mapping[Leaf, Places | None]) -> BitMap | None:
    """The rarest first, so that what is left to compare is small; what must not be there is taken away last."""
    unwanted = [part.part for part in tree.parts if isinstance(part, Without)]
    sets = [_found(archive, part, places) for part in tree.parts if not isinstance(part, Without)]
    taken = [found for part in unwanted if (found := _found(archive, part, places)) is not None]
    there = sorted((found for found in sets if found is not None), key=len)
    if not there and not taken:
        return None
    rest = BitMap.intersection(*there) if there else archive.alive
    return BitMap.difference(rest, *taken) if taken else rest
