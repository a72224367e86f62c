"""Pages of records that stand in the order of a column of which no two share a value. Every page costs the same."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from .cursors import Cursor
from .parameters import Paging


@dataclass(frozen=True)
class Page:
    """Some records in their order, and the cursors of the pages beside them, as far as there are any."""

    records: list[Any]
    before: Cursor | None
    after: Cursor | None


def page(records: QuerySet[Any], column: str, asked: Paging) -> Page:
    """The page that is asked for of these records. One query."""
    cursor = asked.cursor
    back = cursor is not None and cursor.side == "before"
    if cursor is not None:
        records = records.filter(**{f"{column}__{'lt' if back else 'gt'}": cursor.beside[0]})
    found = list(records.order_by(f"-{column}" if back else column)[: asked.size + 1])
    more, found = len(found) > asked.size, found[: asked.size]
    if back:
        found.reverse()
    if not found:
        return Page([], None, None)
    earlier, later = (more, True) if back else (cursor is not None, more)
    first, last = (getattr(found[n], column) for n in (0, -1))
    return Page(
        found,
        Cursor("before", 0, (first,)) if earlier else None,
        Cursor("after", 0, (last,)) if later else None,
    )
