"""The parts of a base as bytes, and back. What is read again stands as it was packed: nothing is reckoned anew."""

import json
from collections.abc import Iterable, Mapping
from itertools import accumulate
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pyroaring import BitMap

from .documents import FACETS
from .forward import Forward
from .lines import Lines
from .numbered import Base
from .places import FrequentPlaces, Places
from .postings import Postings

FORMAT = 2  # another one for each change of what stands in the parts
SIGNATURE = json.dumps([FORMAT, list(FACETS)])  # a base that was packed otherwise is not read

_COLUMNS = dict.fromkeys(["times", "added", "corrected", "keys", "totals"], "<i8")
_COLUMNS |= dict.fromkeys(["by_key", "bounds"], "<u4")


def packed(base: Base) -> dict[str, bytes]:
    """The parts by their names."""
    forward = base.forward
    columns: dict[str, NDArray[Any]] = {"times": base.times, "added": base.added, "corrected": base.corrected}
    columns |= {"keys": base.keys, "by_key": base.by_key, "bounds": forward.bounds, "totals": forward.totals}
    parts = {name: column.astype(_COLUMNS[name]).tobytes() for name, column in columns.items()}
    parts[f"codes {forward.codes.dtype.itemsize}"] = forward.codes.tobytes()
    for facet, postings in base.postings.items():
        parts[f"facet {facet}"] = _sets(list(postings.bitmaps), postings.bitmaps.values())
    words = list(base.frequent)
    parts["frequent"] = _sets(words, (found for places in base.frequent.values() for found in places.sets))
    parts["lines"] = json.dumps([base.lines.token, base.lines.sizes]).encode()
    return parts


def unpacked(parts: Mapping[str, bytes]) -> Base:
    """The base of these parts."""
    columns = {name: np.frombuffer(parts[name], dtype=kind) for name, kind in _COLUMNS.items()}
    codes = next(name for name in parts if name.startswith("codes "))
    return Base(
        columns["times"],
        columns["added"],
        columns["corrected"],
        columns["keys"],
        columns["by_key"],
        {facet: Postings(dict(zip(*_read(parts[f"facet {facet}"]), strict=True))) for facet in FACETS},
        Forward(columns["bounds"], np.frombuffer(parts[codes], dtype=f"<u{codes[-1]}"), columns["totals"]),
        _frequent(parts["frequent"], len(columns["times"])),
        Lines(*json.loads(parts["lines"])),
    )


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
    head = json.dumps([names, [len(each) for each in serialized]]).encode()
    return b"".join([len(head).to_bytes(8, "little"), head, *serialized])


def _read(part: bytes) -> tuple[list, list[BitMap]]:  # type: ignore[type-arg]
    whole = memoryview(part)
    past = 8 + int.from_bytes(whole[:8], "little")
    names, lengths = json.loads(bytes(whole[8:past]))
    starts = accumulate(lengths, initial=past)
    parts = (bytes(whole[start : start + size]) for start, size in zip(starts, lengths, strict=False))
    return names, [BitMap.deserialize(each) for each in parts]
