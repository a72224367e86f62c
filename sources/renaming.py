"""Names that readers see, and who reported where: whoever shows them is asked before they change, and told of it."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from typing import Any, Protocol

from django.db.models import Model
from django.dispatch import Signal

from sources.models import Source
from sources.tracking import noting

WHY = "Readers see this beside published findings: say why it is changed."
# By whom, where and when words were reported: what readers see of a source beside them.
OF_A_SOURCE = ("title", "kind", "byline", "publisher_id", "published_on", "published_precision")

# Sent with `record`. Each receiver answers how the name is shown by what it keeps, or None where it is not.
shown = Signal()


class Shown(Protocol):
    """How readers see the name of a record."""

    def refusal(self, user: Any) -> str:
        """Why this account may not change what they see; empty where it may."""

    def corrected(self, *, reason: str, by: Any) -> AbstractContextManager[Any]:
        """Within it the name is changed, and afterwards whoever shows it has said so."""


def name_field(record: Model | type[Model]) -> str:
    """The column of the name by which readers know such a record."""
    model = record if isinstance(record, type) else type(record)
    return "title" if issubclass(model, Source) else "name"


def is_shown(record: Model) -> bool:
    """Whether readers have seen the name of this record with anything else."""
    return bool(_shown(record))


def shown_fields(record: Model | type[Model]) -> tuple[str, ...]:
    """The columns of such a record that readers see beside findings."""
    model = record if isinstance(record, type) else type(record)
    return OF_A_SOURCE if issubclass(model, Source) else (name_field(record),)


def is_renamed(record: Model) -> list[str]:
    """The columns in which the record, as it is in hand, shows readers something else than the archive holds."""
    columns = shown_fields(record)
    held = type(record)._base_manager.filter(pk=record.pk).values(*columns).first() or {}
    return [column for column, value in held.items() if value != getattr(record, column)]


def refusal_to_rename(record: Model, user: Any) -> str:
    """Why this account may not show readers another, in one sentence; empty where it may."""
    return next(filter(None, (each.refusal(user) for each in _shown(record))), "")


@contextmanager
def renaming(record: Model, *, reason: str, by: Any = None) -> Iterator[None]:
    """Within it the record is shown otherwise, for this reason, which its history keeps."""
    with ExitStack() as stack:
        if reason.strip():
            stack.enter_context(noting(reason=reason.strip()))
        for each in _shown(record):
            stack.enter_context(each.corrected(reason=reason, by=by))
        yield


def _shown(record: Model) -> list[Shown]:
    answers: list[tuple[Any, Any]] = shown.send(sender=type(record), record=record)
    return [answer for _, answer in answers if answer is not None]
