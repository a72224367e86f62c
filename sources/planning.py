"""Questions that are asked for every page are planned once for a connection: to plan one takes as long as to answer."""

from typing import Any

from django.db import connection
from psycopg import Cursor


def planned_once() -> Any:
    """A cursor whose statements are kept planned, where the connection allows it (`prepare_threshold` in the settings).

    Their plan must not depend on the parameters. Like Django’s own it counts among the queries, and is bounded by them.
    """
    connection.ensure_connection()
    if connection.queries_logged:  # with their parameters, which only Django’s own can tell
        return connection.cursor()
    cursor: Any = Cursor(connection.connection)
    return connection.make_cursor(cursor)
