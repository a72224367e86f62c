"""What is remembered of a record: the database writes each state it ever had, whoever changed it, by whatever way."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pghistory
import pgtrigger
from django.apps import apps
from django.conf import settings
from django.db import connection, models

from sources.refusals import refusal

BEGIN = "begin"  # the label of what stood when the history began

EMPTIED = refusal(
    "history_misses_no_row",
    "TRUNCATE would pass the history by. Delete the rows instead: each of them is then remembered.",
)
KEPT = refusal("history_is_kept", "The history is only ever added to: nothing in it is changed or deleted.")


def tracked(
    *, exclude: list[str] | None = None, by_the_thousand: bool = False
) -> Callable[[type[models.Model]], type[models.Model]]:
    """Decorates a model whose rows are remembered, one by one, on insert, update and delete.

    `exclude` names columns that the database derives: a change of these alone is none. `by_the_thousand`: new rows may
    come in great numbers, and those of one statement are remembered together. Who did it and why stand with each
    change, as they were at that moment; there is no second table that could say otherwise later.
    """
    remembered = pghistory.track(
        InsertedTogether() if by_the_thousand else pghistory.InsertEvent(),
        pghistory.UpdateEvent(),
        pghistory.DeleteEvent(),
        exclude=exclude,
        context_field=pghistory.ContextJSONField(),
        append_only=False,  # kept by triggers of our own, which say so in a sentence and refuse TRUNCATE too
        level=pghistory.Row,  # changes that a trigger makes within the same statement are seen row by row
        meta={"triggers": _kept()},
    )
    return lambda model: pgtrigger.register(_never_emptied())(remembered(model))


class InsertedTogether(pghistory.InsertEvent):
    """The new rows of a statement, remembered by one statement: what `InsertEvent` writes of each, at a third the cost.

    The library's own way to do so would also write who did it into a table apart.
    """

    def add_event_trigger(self, event_model: Any) -> None:
        model = event_model.pgh_tracked_model
        names = {field.name for field in model._meta.fields}
        written = {field.column: f'n."{field.column}"' for field in event_model._meta.fields if field.name in names}
        written |= {
            "pgh_obj_id": f'n."{model._meta.pk.column}"',
            "pgh_label": f"'{self.label}'",
            "pgh_created_at": settings.PGHISTORY_CREATED_AT_FUNCTION,
            "pgh_context": "(SELECT NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), '')::JSONB)",
            "pgh_context_id": "(SELECT NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), '')::UUID)",
        }
        columns, values = ", ".join(f'"{column}"' for column in written), ", ".join(written.values())
        table, key = event_model._meta.db_table, model._meta.pk.column
        remember = f'INSERT INTO "{table}" ({columns}) SELECT {values} FROM new_rows n ORDER BY n."{key}"'  # noqa: S608
        pgtrigger.register(
            pgtrigger.Trigger(
                name="insert_insert",  # as the library calls it
                operation=self.operation,
                when=pgtrigger.After,
                level=pgtrigger.Statement,
                referencing=pgtrigger.Referencing(new="new_rows"),
                func=f"{remember}; RETURN NULL;",
            )
        )(model)


def is_history(model: type[models.Model]) -> bool:
    """Whether the model holds the changes of another one, written by the database alone."""
    return getattr(model, "pgh_tracked_model", None) is not None


def history_of(model: type[models.Model]) -> Any:
    """The model of the changes of a tracked model, or of the one that a proxy stands for; None for others."""
    concrete = model._meta.concrete_model
    events: list[Any] = [event for event in apps.get_models() if is_history(event)]
    return next((event for event in events if event.pgh_tracked_model._meta.concrete_model is concrete), None)


@contextmanager
def noting(**more: Any) -> Iterator[None]:
    """Every change made within is remembered with `more`, such as its `reason`; nothing of it is noted afterwards."""
    with pghistory.context() as now:
        before = dict(now.metadata)
        now.metadata.update(more)
        try:
            yield
        finally:
            now.metadata.clear()
            now.metadata.update(before)
            if connection.in_atomic_block and not connection.needs_rollback:
                with connection.cursor() as cursor:  # what the database was told would last as long as the transaction
                    told = json.dumps(before) if before else ""
                    cursor.execute("SELECT set_config('pghistory.context_metadata', %s, true)", [told])


def acting() -> int | None:
    """The number of the account in whose name is written now; None where nobody's, as in a command."""
    with pghistory.context() as now:
        account: int | None = now.metadata.get("user")
    return account


def _never_emptied() -> pgtrigger.Trigger:
    """For the tracked table: TRUNCATE runs no trigger of a row, so nothing of it would be remembered."""
    return pgtrigger.Trigger(
        name="history_misses_no_row",
        operation=pgtrigger.Truncate,
        when=pgtrigger.Before,
        level=pgtrigger.Statement,
        func=EMPTIED,
    )


def _kept() -> list[pgtrigger.Trigger]:
    return [
        pgtrigger.Trigger(
            name="history_is_kept", operation=pgtrigger.Update | pgtrigger.Delete, when=pgtrigger.Before, func=KEPT
        ),
        pgtrigger.Trigger(
            name="history_is_never_emptied",
            operation=pgtrigger.Truncate,
            when=pgtrigger.Before,
            level=pgtrigger.Statement,
            func=KEPT,
        ),
    ]
