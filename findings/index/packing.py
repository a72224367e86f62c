"""The parts of a base as bytes, and back. What is read again is not reckoned anew."""

import json
from collections.abc import Iterable, Mapping
from itertools import accumulate
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pyroaring import BitMap

from .documents import FACETS
from .forward import Forward, Group
from .laying_out import laid_out
from .lines import Lines
from .numbered import Base
from .places import FrequentPlaces, Places
from .postings import Postings

FORMAT = 3  # another one for each change of what stands in the parts
SIGNATURE = json.dumps([FORMAT, list(FACETS)])  # a base that was packed otherwise is not read

# Arrays begin where a word begins: numpy copies others whole whenever it looks something up in them.
_WORD = 8

_COLUMNS = dict.fromkeys(["times", "added", "corrected", "keys"], "<i8")
_COLUMNS["by_key"] = "<u4"


def packed(base: Base) -> dict[str, bytes]:
    """The parts by their names."""
    columns: dict[str, NDArray[Any]] = {"times": base.times, "added": base.added, "corrected": base.corrected}
    columns |= {"keys": base.keys, "by_key": base.by_key}
    parts = {name: column.astype(_COLUMNS[name]).tobytes() for name, column in columns.items()}
    parts["forward"] = _packed(base.forward)
    for facet, postings in base.postings.items():
        parts[f"facet {facet}"] = _sets(list(postings.bitmaps), postings.bitmaps.values())
    words = list(base.frequent)
    parts["frequent"] = _sets(words, (found for places in base.frequent.values() for found in places.sets))
    parts["lines"] = json.dumps([base.lines.token, base.lines.sizes]).encode()
    return parts


def unpacked(parts: Mapping[str, bytes]) -> Base:
    """The base of these parts."""
    columns = {name: np.frombuffer(parts[name], dtype=kind) for name, kind in _COLUMNS.items()}
    return Base(
        columns["times"],
        columns["added"],
        columns["corrected"],
        columns["keys"],
        columns["by_key"],
        {facet: Postings(dict(zip(*_read(parts[f"facet {facet}"]), strict=True))) for facet in FACETS},
        _forward(parts["forward"]),
        _frequent(parts["frequent"], len(columns["times"])),
        Lines(*json.loads(parts["lines"])),
    )


def _packed(forward: Forward) -> bytes:
    groups = [[_bounds(group.values), _bounds(group.columns), group.kind] for group in forward.groups]
    used = forward.rows.view(np.uint8).reshape(len(forward.rows), forward.rows.itemsize)[:, : forward.used]
    further = [each.astype("<u4") for each in forward.further]
    told = [groups, used.shape, list(map(len, further))]
    return _joined(told, (_whole(each.tobytes()) for each in (*further, used)))


def _forward(part: bytes) -> Forward:
    """Copied out of the part, where its rows do not lie as they have to."""
    (groups, (documents, used), lengths), whole, past = _parted(part)
    sizes = [4 * length for length in lengths]
    starts = list(accumulate((size + -size % _WORD for size in sizes), initial=past))
    further = (np.frombuffer(whole[at : at + size], dtype="<u4") for at, size in zip(starts, sizes, strict=False))
    rows = np.frombuffer(whole[starts[-1] : starts[-1] + documents * used], dtype=np.uint8)
    return Forward(
        tuple(Group(_ranges(values), _ranges(columns), kind) for values, columns, kind in groups),
        laid_out(rows.reshape(documents, used)),
        tuple(each.copy() for each in further),
    )


def _bounds(ranges: Mapping[str, range]) -> dict[str, list[int]]:
    return {name: [each.start, each.stop] for name, each in ranges.items()}


def _ranges(bounds: Mapping[str, list[int]]) -> dict[str, range]:
    return {name: range(*each) for name, each in bounds.items()}


def _frequent(part: bytes, end: int) -> FrequentPlaces:
    words, sets = _read(part)
    kinds = (sets[n::4] for n in range(4))
    return {
        (column, text): Places(anywhere, not_quoted, summary, names, end)
        for (column, text), anywhere, not_quoted, summary, names in zip(words, *kinds, strict=True)
    }


def _sets(names: list, bitmaps: Iterable[BitMap]) -> bytes:  # type: ignore[type-arg]
    """Names, and sets that belong to them in their order."""
    serialized = [bitmap.serialize() for bitmap in bitmaps]
    return _joined([names, [len(each) for each in serialized]], serialized)


def _read(part: bytes) -> tuple[list, list[BitMap]]:  # type: ignore[type-arg]
    (names, lengths), whole, past = _parted(part)
    starts = accumulate(lengths, initial=past)
    parts = (bytes(whole[start : start + size]) for start, size in zip(starts, lengths, strict=False))
    return names, [BitMap.deserialize(each) for each in parts]


def _joined(told: Any, content: Iterable[bytes]) -> bytes:
    """Several things as one, behind what is told of them."""
    head = _whole(json.dumps(told).encode(), b" ")
    return b"".join([len(head).to_bytes(8, "little"), head, *content])


def _whole(content: bytes, filling: bytes = b"\0") -> bytes:
    """Filled up to whole words."""
    return content + filling * (-len(content) % _WORD)


def _parted(part: bytes) -> tuple[Any, memoryview, int]:
    """What is told of the things in this part, and where the first of them starts in it."""
    whole = memoryview(part)
    past = 8 + int.from_bytes(whole[:8], "little")
    return json.loads(bytes(whole[8:past])), whole, past
