"""Names that readers see: whoever shows them is asked before they change, and told of it."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from typing import Any, Protocol

from django.db.models import Model
from django.dispatch import Signal

from sources.models import Source
from sources.tracking import noting

WHY = "Readers see this name beside published findings: say why it is changed."

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


def is_renamed(record: Model) -> bool:
    """Whether the record, as it is in hand, has another name than the archive holds."""
    named = name_field(record)
    held = type(record)._base_manager.filter(pk=record.pk).values_list(named, flat=True).first()
    return held is not None and held != getattr(record, named)


def refusal_to_rename(record: Model, user: Any) -> str:
    """Why this account may not give it another name, in one sentence; empty where it may."""
    return next(filter(None, (each.refusal(user) for each in _shown(record))), "")


@contextmanager
def renaming(record: Model, *, reason: str, by: Any = None) -> Iterator[None]:
    """Within it the record is given another name, for this reason, which its history keeps."""
    with ExitStack() as stack:
        if reason.strip():
            stack.enter_context(noting(reason=reason.strip()))
        for each in _shown(record):
            stack.enter_context(each.corrected(reason=reason, by=by))
        yield


def _shown(record: Model) -> list[Shown]:
    answers: list[tuple[Any, Any]] = shown.send(sender=type(record), record=record)
    return [answer for _, answer in answers if answer is not None]
