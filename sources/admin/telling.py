"""Telling editors who made a change, and what differs since."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.contrib.auth import get_user_model
from django.db import models
from django.http import HttpRequest

from sources.changes import Change
from sources.differences import differences


def tell(changes: Iterable[Change], site: Any, request: HttpRequest) -> None:
    """Fill in who made the changes and what differs, with one query for each sort of record that they name."""
    changes = list(changes)
    wanted: dict[Any, set[Any]] = defaultdict(set)
    for change in changes:
        wanted[get_user_model()].add(change.context.get("user"))
        for column in change.what.told:
            if column.is_relation:
                states = [state for state in (change.before, change.after) if state]
                wanted[column.related_model] |= {state[column.attname] for state in states}
    known = {model: _names(model, keys, site, request) for model, keys in wanted.items()}

    def named(column: models.Field, key: Any) -> str:
        return known.get(column.related_model, {}).get(key, f"number {key}, which is there no more")

    for change in changes:
        change.differences = differences(change.what.told, change.before, change.after, named)
        user = change.context.get("user")
        change.who = "a command" if user is None else known[get_user_model()].get(user, f"account {user}, now deleted")


def _names(model: type[models.Model], keys: set[Any], site: Any, request: HttpRequest) -> dict[Any, str]:
    """The names of these records, as the page of their model in the admin reads them."""
    if not keys - {None}:
        return {}
    page = site._registry.get(model)
    rows = page.get_queryset(request) if page else model._default_manager.all()
    return {row.pk: str(row) for row in rows.filter(pk__in=keys - {None})}
