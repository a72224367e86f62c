"""`datapackage.json`: what the tables are, for programs that know the Data Package of Frictionless."""

import json
import sqlite3
from pathlib import Path
from typing import Any

from findings.citing.cited import NAME_OF_ARCHIVE
from findings.taking_away.licences import OF_A_LIST

from .column import Column, Table
from .sums import Sum
from .tables import KEYS, TABLES


def write_package(database: sqlite3.Connection, path: Path, told: dict[str, Any], sums: dict[str, Sum]) -> None:
    """`told` is what the release says of itself; `sums` are those of the tables, by their file names."""
    publishers = database.execute("SELECT name, website FROM publishers ORDER BY name")
    package = {
        "profile": "tabular-data-package",
        "name": "case-archive",
        "id": told["address"],
        "title": f"{NAME_OF_ARCHIVE}, release {told['version']}",
        "description": "What official reports and the press have found about police misconduct, word for word.",
        "homepage": told["home"] + "/",
        "version": told["version"],
        "created": told["made_at"],
        "licenses": [{"name": "notspecified", "title": OF_A_LIST, "path": f"{told['home']}/about/"}],
        "sources": [{"title": name, **({"path": website} if website else {})} for name, website in publishers],
        "resources": [_resource(table, sums[f"{table.name}.csv"]) for table in TABLES],
    }
    path.write_text(json.dumps(package, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def _resource(table: Table, its: Sum) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "fields": [_field(column) for column in table.columns],
        "missingValues": [""],
        "primaryKey": list(table.key),
    }
    if keys := [_reference(table, column) for column in table.references]:
        schema["foreignKeys"] = keys
    return {
        "name": table.name.replace("_", "-"),
        "title": table.name.replace("_", " ").capitalize(),
        "description": table.meaning,
        "path": f"{table.name}.csv",
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": its.size,
        "hash": f"sha256:{its.sha256}",
        "schema": schema,
    }


def _field(column: Column) -> dict[str, Any]:
    rules: dict[str, Any] = {"required": True} if column.required else {}
    if column.values and column.kind == "string":
        rules["enum"] = list(column.values)
    told = {"name": column.name, "type": column.kind, "description": column.meaning}
    return told | ({"constraints": rules} if rules else {})


def _reference(table: Table, column: Column) -> dict[str, Any]:
    """An empty name of the resource is the table itself."""
    other = "" if column.of == table.name else column.of.replace("_", "-")
    return {"fields": [column.name], "reference": {"resource": other, "fields": [KEYS[column.of]]}}
