from collections.abc import Iterator

from .columns import COLUMNS
from .licences import OF_A_LIST
from .reading import cells
from .taken import Taken
from .workbook import workbook


def as_xlsx(taken: Taken) -> Iterator[bytes]:
    """A workbook: a sheet of findings, and one that tells of the list and of its columns."""
    return workbook([("Findings", _findings(taken)), ("About", _about(taken))])


def _findings(taken: Taken) -> Iterator[tuple[str | None, ...]]:
    yield tuple(each.name for each in COLUMNS)
    for batch in cells(taken):
        for row in batch:
            yield row[: len(COLUMNS)]


def _about(taken: Taken) -> Iterator[tuple[str | None, ...]]:
    yield ("List", taken.address)
    yield ("Taken on", taken.day)
    yield ("Findings", str(taken.total))
    yield ("Licence", OF_A_LIST)
    yield from ((each.name, each.meaning) for each in COLUMNS)
