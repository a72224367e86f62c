"""The role the archive works as, and the database that belongs to it."""

import time
from pathlib import Path
from typing import Any

import psycopg
from psycopg import pq, sql

from casearchive.embedded.files import ROLE, SUPERUSER
from casearchive.embedded.place import PORT

DATABASE = "casearchive"
RECOVERY_SECONDS = 60.0  # a server that lost a process to a kill first replays what it had promised


def ensure(sockets: Path) -> None:
    """Make the role and its database where they are missing.

    The role is no superuser, as in production; it may create databases, for the tests.
    """
    with as_superuser(sockets) as connection:
        if not connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [ROLE]).fetchone():
            connection.execute(sql.SQL("CREATE ROLE {} LOGIN CREATEDB").format(sql.Identifier(ROLE)))
        if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone():
            names = {"database": sql.Identifier(DATABASE), "role": sql.Identifier(ROLE)}
            connection.execute(sql.SQL("CREATE DATABASE {database} OWNER {role}").format(**names))


def clients(sockets: Path) -> int:
    """How many connections the server has, not counting the one that asks."""
    others = "SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()"
    with as_superuser(sockets) as connection:
        row = connection.execute(others).fetchone()
    return int(row[0]) if row else 0


def as_superuser(sockets: Path) -> psycopg.Connection[tuple[Any, ...]]:
    """A connection for the house's own work, through the same socket and the same peer rule.

    A server that is there and lets nobody in, since it is recovering, is waited for. It notices the loss of a process a
    moment late, so that a first refusal is no answer yet.
    """
    asked = f"host='{sockets}' port={PORT}".encode()
    deadline, refused = time.monotonic() + RECOVERY_SECONDS, 0
    while True:
        try:
            return psycopg.connect(host=str(sockets), port=PORT, user=SUPERUSER, dbname="postgres", autocommit=True)
        except psycopg.OperationalError:
            refused += pq.PGconn.ping(asked) != pq.Ping.REJECT
            if refused > 1 or time.monotonic() > deadline:
                raise
        time.sleep(0.2)
