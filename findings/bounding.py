"""How long one question to the database may take, so that no address, however made up, keeps it busy for long."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from weakref import WeakKeyDictionary

from django.db import OperationalError, connection
from psycopg.errors import QueryCanceled
from psycopg.pq import TransactionStatus

# What each connection was last told, in milliseconds; 0 is without end, and what one has that was told nothing. What is
# told within a transaction is forgotten where that is rolled back, and so told again.
_TOLD: WeakKeyDictionary[Any, int] = WeakKeyDictionary()
_UNCERTAIN = -1


@contextmanager
def bounded(milliseconds: int) -> Iterator[None]:
    """Within, no question takes longer; 0 is without end. One that does is cut off, which `is_cut_off` recognises.

    The connection is told with its first question within, where it was told something else before: so a page that asks
    nothing costs nothing, and one that asks as the page before it did costs nothing more.
    """

    def asked(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
        _tell(context["connection"].connection, milliseconds)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(asked):
        yield


def is_cut_off(error: BaseException) -> bool:
    """Whether this says that a question took too long."""
    return isinstance(error, OperationalError) and isinstance(error.__cause__, QueryCanceled)


def _tell(raw: Any, milliseconds: int) -> None:
    if _TOLD.get(raw, 0) == milliseconds or raw.info.transaction_status == TransactionStatus.INERROR:
        return
    raw.execute(f"SET statement_timeout = {milliseconds:d}")
    _TOLD[raw] = milliseconds if raw.info.transaction_status == TransactionStatus.IDLE else _UNCERTAIN
