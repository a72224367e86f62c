"""The database after a test that committed its changes: empty again, as Django promises, in a fraction of its time."""

from django.db import connection, transaction

# Made with the database, of our models alone; to make them anew costs more than all else together.
KEPT = {"django_content_type", "auth_permission"}
UNHEARD = """
    SELECT set_config('pgtrigger.ignore', array_agg(DISTINCT tgname)::text, true)
    FROM pg_trigger WHERE tgname LIKE 'pgtrigger_%'
"""


def tables() -> list[str]:
    """The tables of all models, without those that are kept."""
    return sorted(set(connection.introspection.django_table_names(only_existing=True)) - KEPT)


def filled(cursor, names: list[str]) -> list[str]:
    """Those of these tables in which something stands."""
    cursor.execute(" UNION ALL ".join(f"SELECT '{name}' WHERE EXISTS (SELECT FROM {name})" for name in names))  # noqa: S608
    return [name for (name,) in cursor.fetchall()]


def empty() -> None:
    """Delete every row. Triggers, which refuse that for the history, are not heard; whoever still writes is waited for.

    TRUNCATE, which Django uses, makes new files for all tables and their indexes, most of which were empty.
    """
    every = tables()
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"LOCK TABLE {', '.join(every)} IN EXCLUSIVE MODE")
        cursor.execute(UNHEARD)
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        for name in filled(cursor, every):
            cursor.execute(f"DELETE FROM {name}")  # noqa: S608
