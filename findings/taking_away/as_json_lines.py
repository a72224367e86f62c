import json
from collections.abc import Iterator

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
    yield (json.dumps(about, ensure_ascii=False) + "\n").encode()
    for batch in objects(taken):
        yield "".join(f"{text}\n" for (text,) in batch).encode()
