"""A database for the corpus alone: its name begins with `bench`, so that no real record is ever among invented ones."""

from django.core.management import call_command
from django.db import connection


class NotForBenchmarks(Exception):
    """A database that may hold real records."""


def use(name: str, *, anew: bool = False) -> None:
    """From here on this process works in that database, made and brought up to date where needed.

    `anew`: whatever stood in it is gone. Raises NotForBenchmarks, and does nothing, where the name does not begin with
    `bench`.
    """
    if not name.startswith("bench"):
        raise NotForBenchmarks(f"The corpus goes into a database whose name begins with “bench”, not into “{name}”.")
    connection.close()
    with connection._nodb_cursor() as cursor:  # type: ignore[attr-defined]
        if anew:
            cursor.execute(f"DROP DATABASE IF EXISTS {connection.ops.quote_name(name)}")
        cursor.execute("SELECT FROM pg_database WHERE datname = %s", [name])
        if not cursor.fetchall():
            cursor.execute(f"CREATE DATABASE {connection.ops.quote_name(name)}")
    connection.settings_dict["NAME"] = name
    call_command("migrate", verbosity=0)
