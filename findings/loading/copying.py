"""Rows of one model written by PostgreSQL's COPY: a table at a time, and no statement for each row."""

from collections.abc import Sequence

from django.db import connection, models
from psycopg import sql


def number(model: type[models.Model], instances: Sequence[models.Model]) -> None:
    """Give each instance the number it will have in the database, asking its sequence once for all of them."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, %s)) FROM generate_series(1, %s)",
            [model._meta.db_table, model._meta.pk.column, len(instances)],
        )
        for instance, (pk,) in zip(instances, cursor.fetchall(), strict=True):
            instance.pk = pk


def copy(model: type[models.Model], instances: Sequence[models.Model]) -> None:
    """Write new rows, which have their numbers already. Triggers and constraints are asked as by any INSERT.

    Checks that are made in Python before a record is saved are the caller's. No signal is sent.
    """
    if not instances:
        return
    fields = [(field, field.attname, field.get_db_prep_save) for field in model._meta.local_concrete_fields]
    statement = sql.SQL("COPY {} ({}) FROM STDIN").format(
        sql.Identifier(model._meta.db_table),
        sql.SQL(", ").join(sql.Identifier(field.column) for field, _, _ in fields),
    )
    with connection.cursor() as cursor, connection.wrap_database_errors, cursor.copy(statement) as rows:
        for instance in instances:
            rows.write_row([prepared(getattr(instance, name), connection) for _, name, prepared in fields])
    for instance in instances:
        instance._state.adding, instance._state.db = False, connection.alias
