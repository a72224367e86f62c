"""The rows of what each document has, laid out so that they are quickly read."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .columns import Held, Integers, within
from .forward import Forward, Group, Numbers, Rows

DENSE = 16  # where one of so many documents has an n-th value of a facet, the rows have a place for it
_LINE = 32  # bytes that numpy takes at once, in half the time of as many bytes one after the other

Bytes = NDArray[np.uint8]


def forward_of(groups: Iterable[Mapping[str, Held]], documents: int) -> Forward:
    """What these documents have in these facets, each of them something in each."""
    held = sorted((each for each in groups if each), key=lambda each: -_kind(each).itemsize)
    width = {facet: _width(each) for group in held for facet, each in group.items()}
    further = _further([(each.lengths - 1) // width[facet] for group in held for facet, each in group.items()])
    made, parts, used = [], [np.empty((documents + sum(map(len, further)), 0), dtype=np.uint8)], 0
    for group in held:  # the largest numbers first, so that all stand where numpy can read them
        kind, size = _kind(group), sum(len(each.values) for each in group.values())
        values = dict(zip(group, _ranges((len(each.values) for each in group.values()), 0), strict=True))
        columns = dict(zip(group, _ranges((width[facet] for facet in group), used // kind.itemsize), strict=True))
        made.append(Group(values, columns, kind.str))
        nothing = np.array(size, dtype=kind)
        placed = [_placed(each, values[facet].start, width[facet], nothing, further) for facet, each in group.items()]
        parts.append(np.concatenate(placed, axis=1).view(np.uint8))
        used += parts[-1].shape[1]
    return Forward(tuple(made), laid_out(np.concatenate(parts, axis=1)), further)


def laid_out(rows: Bytes) -> Rows:
    """These rows, each of a length that numpy takes at once, and none across two lines of the processor’s memory."""
    documents, used = rows.shape
    length = 1 << max(0, used - 1).bit_length() if used <= _LINE else -(-used // _LINE) * _LINE
    memory = np.zeros(documents * length + _LINE, dtype=np.uint8)
    start = -memory.ctypes.data % _LINE
    laid = memory[start : start + documents * length]
    laid.reshape(documents, length)[:, :used] = rows
    return laid.view(f"V{length}")


def _kind(group: Mapping[str, Held]) -> np.dtype[np.unsignedinteger]:
    return np.min_scalar_type(sum(len(each.values) for each in group.values())).newbyteorder("<")  # type: ignore[return-value]


def _width(held: Held) -> int:
    """How many places a row has for the facet."""
    having = np.bincount(held.lengths)[::-1].cumsum()[::-1][1:]  # how many documents have a first value, a second …
    return max(1, int(np.count_nonzero(having * DENSE > len(held.lengths))))


def _further(levels: list[Integers]) -> tuple[Numbers, ...]:
    """Which documents have a second row, a third and so on, by how many each facet asks for beyond the first."""
    highest = np.maximum.reduce(levels) if levels else np.empty(0, dtype=np.int64)
    return tuple(
        np.flatnonzero(highest >= level).astype(np.uint32) for level in range(1, int(highest.max(initial=0)) + 1)
    )


def _placed(held: Held, first: int, width: int, nothing: NDArray[Any], further: tuple[Numbers, ...]) -> NDArray[Any]:
    """The values of one facet in all rows, numbered from `first`, each a number of the kind of `nothing`."""
    documents = len(held.lengths)
    owners = np.repeat(np.arange(documents), held.lengths)
    levels, columns = np.divmod(within(held.lengths), width)
    rows, end = owners.copy(), documents
    for level, those in enumerate(further, 1):
        there = levels == level
        rows[there] = end + np.searchsorted(those, owners[there])
        end += len(those)
    placed = np.full((end, width), nothing, dtype=nothing.dtype)
    placed[rows, columns] = held.codes + first
    return placed


def _ranges(lengths: Iterable[int], start: int) -> Iterator[range]:
    for length in lengths:
        yield range(start, start + length)
        start += length
