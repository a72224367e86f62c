from collections.abc import Iterator

from .columns import COLUMNS, OF_THE_LIST
from .reading import table
from .taken import Taken

MARK = b"\xef\xbb\xbf"  # by which Excel knows that it is UTF-8


def as_csv(taken: Taken, *, marked: bool = False) -> Iterator[bytes]:
    """A line of headings, and one for each finding. `marked`: with the byte order mark that Excel looks for."""
    lines = table(taken)
    headings = ",".join(each.name for each in [*COLUMNS, *OF_THE_LIST]) + "\n"
    yield (MARK if marked else b"") + headings.encode() + next(lines, b"")
    yield from lines
