"""Tables of a release and their columns. Their names are in people’s scripts: none is ever renamed."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models

# As Frictionless calls sorts of values, and as SQLite keeps them.
_KINDS = {models.BooleanField: "boolean", models.IntegerField: "integer", models.DecimalField: "number"}
_KEPT = {"boolean": "INTEGER", "integer": "INTEGER", "number": "NUMERIC"}  # others: TEXT
SHOWN_ID = "left({0}.public_id, 4) || '-' || right({0}.public_id, 4)".format
MOMENT = "to_char({} AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')".format
AS_KNOWN = (
    "to_char({0}.{1}on, CASE {0}.{1}precision WHEN 'day' THEN 'YYYY-MM-DD' WHEN 'month' THEN 'YYYY-MM' ELSE 'YYYY' END)"
).format  # a date as precisely as it is known


@dataclass(frozen=True)
class Column:
    """One heading, with how PostgreSQL makes what stands under it. `of`: the table whose key it names, if it is a key.

    `free`: words that may begin like a formula. `values`: those of a closed list.
    """

    name: str
    sql: str
    meaning: str
    kind: str = "string"
    free: bool = False
    required: bool = False
    values: tuple[str, ...] = ()
    of: str = ""

    @property
    def kept(self) -> str:
        """The type it has in SQLite."""
        return _KEPT.get(self.kind, "TEXT")


@dataclass(frozen=True)
class Table:
    """A table, with whence its rows are read: SQL from FROM on, in which `{findings}` are those that are published."""

    name: str
    meaning: str
    columns: tuple[Column, ...]
    rows: str
    key: tuple[str, ...]

    @property
    def references(self) -> Iterator[Column]:
        """The columns that name rows of other tables."""
        return (column for column in self.columns if column.of)


def field(
    model: type[models.Model], name: str, sql: str = "", *, called: str = "", required: bool = False, **more: Any
) -> Column:
    """A column for a field of a model, which knows what it means and what it may hold. `sql`: the table’s alias."""
    it: Any = model._meta.get_field(name)
    told: dict[str, Any] = {"kind": _kind(it), "meaning": str(it.help_text), "values": _values(it)}
    required = required or not (it.null or it.blank)
    words = isinstance(it, models.CharField | models.TextField)
    made = f'{sql}"{name}"'
    if isinstance(it, ArrayField):
        made = f"to_json({made})::text"
        told["meaning"] = f"{told['meaning'].removesuffix(' One a line.')} A list in JSON."
    elif told["kind"] == "boolean":
        made = f"({made})::int"
    elif words and not required:
        made = f"nullif({made}, '')"
    free = words and not told["values"] and not isinstance(it, models.SlugField)
    told |= {"sql": made, "free": free, "required": required, **more}
    return Column(called or name, **told)


def _kind(it: Any) -> str:
    if isinstance(it, ArrayField):
        return "array"
    return next((kind for sort, kind in _KINDS.items() if isinstance(it, sort)), "string")


def _values(it: Any) -> tuple[str, ...]:
    return tuple(str(value) for value, _ in it.choices or () if value)


def place(alias: str, noun: str, slug: str = "slug") -> Column:
    """Where the archive tells of a record."""
    address = f"{{home}} || '/{noun}/' || {alias}{slug} || '/'"
    return Column("address", address, "Where the archive tells of it.", required=True)


def finding_key(alias: str = "f") -> Column:
    """The finding that a row is part of."""
    return Column("finding", SHOWN_ID(alias), "The identifier of the finding.", required=True, of="findings")


def numbered(by: str, order: str, meaning: str) -> Column:
    """The place of a row among those of one finding, from 1."""
    return Column(
        "number", f"row_number() OVER (PARTITION BY {by} ORDER BY {order})", meaning, "integer", required=True
    )


def refers(name: str, sql: str, of: str, meaning: str, *, required: bool = False) -> Column:
    """A column that names a row of the table `of`."""
    return Column(name, sql, meaning, required=required, of=of)
