"""Django's own PostgreSQL backend, which starts the embedded server when a connection is first needed."""

from typing import Any

import psycopg
from django.db.backends.postgresql import base

from casearchive.embedded.backend.client import DatabaseClient
from casearchive.embedded.files import ROLE
from casearchive.embedded.here import cluster
from casearchive.embedded.place import PORT


class DatabaseWrapper(base.DatabaseWrapper):
    """PostgreSQL in every respect; only where it is found is decided here."""

    client_class = DatabaseClient

    def get_connection_params(self) -> dict[str, Any]:
        here = cluster()
        host = here.claims_ready() or here.ensure_running()
        return {**super().get_connection_params(), "host": str(host), "port": PORT, "user": ROLE}

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """Connect; where that fails, bring the server in order and connect again. A second failure is the caller's."""
        try:
            return super().get_new_connection(conn_params)
        except psycopg.OperationalError:
            host = str(cluster().repaired())
            self.close_pool()  # type: ignore[attr-defined]  # missing in the stubs
            return super().get_new_connection({**conn_params, "host": host})
