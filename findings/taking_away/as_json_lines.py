import json
from collections.abc import Iterable, Iterator

from .licences import OF_A_LIST
from .reading import objects
from .taken import Taken


def as_json_lines(taken: Taken) -> Iterator[bytes]:
    """A line that tells of the list, and one for each finding."""
    about = {
        "type": "list",
        "address": taken.address,
        "taken_on": taken.day,
        "findings": taken.total,
        "licence_note": OF_A_LIST,
    }
    batches = objects(taken)
    yield _lines([(json.dumps(about, ensure_ascii=False),), *next(batches, [])])
    yield from map(_lines, batches)


def _lines(batch: Iterable[tuple[str]]) -> bytes:
    return "".join(f"{text}\n" for (text,) in batch).encode()
