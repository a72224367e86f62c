"""Rows of one model written by PostgreSQL's COPY: a table at a time, and no statement for each row."""

from collections.abc import Callable, Sequence
from typing import Any

from django.db import connection, models
from psycopg import sql

# By field, values that go into the database as they are.
PLAIN = {
    **dict.fromkeys(["CharField", "TextField"], str),
    **dict.fromkeys(["BigAutoField", "BigIntegerField", "IntegerField", "PositiveIntegerField"], int),
    "BooleanField": bool,
}


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
    fields = [(field, field.attname, _prepared(field)) for field in model._meta.local_concrete_fields]
    statement = sql.SQL("COPY {} ({}) FROM STDIN").format(
        sql.Identifier(model._meta.db_table),
        sql.SQL(", ").join(sql.Identifier(field.column) for field, _, _ in fields),
    )
    with connection.cursor() as cursor, connection.wrap_database_errors, cursor.copy(statement) as rows:
        for instance in instances:
            rows.write_row([prepared(getattr(instance, name)) for _, name, prepared in fields])
    for instance in instances:
        instance._state.adding, instance._state.db = False, connection.alias


def _prepared(field: Any) -> Callable[[Any], Any]:
    """What makes of a value what the database takes; words and numbers in fields of words and numbers are that already.

    Django would find that out for each of a million values, which costs as much as writing them.
    """

    def prepare(value: Any) -> Any:
        return value if value is None or type(value) is plain else field.get_db_prep_save(value, connection)

    plain = PLAIN.get((field.target_field if field.is_relation else field).get_internal_type())
    return prepare
