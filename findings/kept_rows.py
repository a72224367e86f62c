"""Whole rows as data, and back again: with their numbers, and whatever their models do on saving left aside."""

import datetime
from typing import Any

from django.core import serializers
from django.db.models import Model


def kept_row(row: Model) -> dict[str, Any]:
    """The row, so that it can be put back exactly."""
    [written] = serializers.serialize("python", [row])
    # Django's encoder would cut times to the thousandth of a second.
    fields = {
        name: value.isoformat() if isinstance(value, datetime.date) else value
        for name, value in written["fields"].items()
    }
    return {**written, "fields": fields}


def read_row(written: dict[str, Any]) -> Any:
    """The row as it was, not yet saved."""
    [row] = serializers.deserialize("python", [written])
    return row.object


def put_back(written: dict[str, Any]) -> Any:
    """Write the row again, under its own number."""
    row = read_row(written)
    row.save_base(raw=True)
    return row
