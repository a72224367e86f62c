"""Questions that are asked for every page are planned once for a connection: to plan one takes as long as to answer."""

from typing import Any

from django.db import connection
from psycopg import Cursor
from psycopg.pq import Format


def planned_once(*, binary: bool = False) -> Any:
    """A cursor whose statements are kept planned, where the connection allows it (`prepare_threshold` in the settings).

    Their plan must not depend on the parameters. Like Django’s own it counts among the queries, and is bounded as they
    are. With `binary` bytes come as they are, not as text that is twice as long.
    """
    connection.ensure_connection()
    if connection.queries_logged:  # with their parameters, which only Django’s own can tell
        return connection.cursor()
    cursor: Any = Cursor(connection.connection)
    cursor.format = Format.BINARY if binary else Format.TEXT
    return connection.make_cursor(cursor)
