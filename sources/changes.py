"""The changes of a record and of its parts, read from what the database remembers."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.core.paginator import Page, Paginator
from django.db import models
from django.db.models import OuterRef, Subquery, Value

from sources.tracking import history_of

INSERT, UPDATE, DELETE = "insert", "update", "delete"
PAGE = 40


@dataclass(frozen=True)
class Remembered:
    """A tracked model as part of a whole: `link` names the column that says of which; empty for the whole itself."""

    model: type[models.Model]
    link: str = ""
    quiet: tuple[str, ...] = ()  # columns that follow from others, and would only be noise
    noun: str = ""

    @property
    def name(self) -> str:
        """The part in addresses."""
        return str(self.model._meta.model_name)

    @property
    def history(self) -> Any:
        """The model of its changes."""
        return history_of(self.model)

    @property
    def columns(self) -> list[models.Field]:
        """The fields that are remembered of it, as its own model knows them."""
        kept = {column.name for column in self.history._meta.fields}
        return [column for column in self.model._meta.concrete_fields if column.name in kept]

    @property
    def told(self) -> list[models.Field]:
        """The fields of which a difference is worth telling."""
        left_out = {self.model._meta.pk.name, self.link, *self.quiet}
        return [column for column in self.columns if column.name not in left_out]

    def of(self, record: models.Model) -> models.QuerySet[Any]:
        """All changes of the record, or of its parts of this sort."""
        found: models.QuerySet[Any] = self.history.objects.filter(**{self.link or "pgh_obj": record.pk})
        return found


@dataclass
class Change:
    """One row that was inserted, updated or deleted: how it was before, and after."""

    what: Remembered
    event: Any
    before: dict[str, Any] | None
    after: dict[str, Any] | None
    differences: list[Any] = field(default_factory=list)
    who: str = ""

    @property
    def label(self) -> str:
        """`insert`, `update`, `delete`, or `begin` for what stood when the history began."""
        return str(self.event.pgh_label)

    @property
    def when(self) -> datetime:
        """When the database wrote it."""
        moment: datetime = self.event.pgh_created_at
        return moment

    @property
    def context(self) -> dict[str, Any]:
        """What was noted with it: `user`, `url`, `reason`; empty in commands."""
        return self.event.pgh_context or {}

    @property
    def noun(self) -> str:
        """What sort of thing was changed."""
        return self.what.noun or str(self.what.model._meta.verbose_name)


def page_of_changes(record: models.Model, whole: Sequence[Remembered], number: Any) -> Page[Any]:
    """One page of all changes of the record and its parts, the latest first. Queries: few, however many changes."""
    slim = [
        what.of(record).order_by().values_list("pgh_created_at", Value(place), "pgh_id")
        for place, what in enumerate(whole)
    ]
    together = slim[0].union(*slim[1:], all=True) if len(slim) > 1 else slim[0]
    page = Paginator(together.order_by("-pgh_created_at", "-pgh_id"), PAGE).get_page(number)
    page.object_list = changes_of((whole[place], pk) for _, place, pk in page.object_list)
    return page


def changes_since(record: models.Model, whole: Sequence[Remembered], moment: datetime | None) -> list[Change]:
    """What was changed after that moment, the latest first."""
    if moment is None:
        return []
    found = [
        (when, what, pk)
        for what in whole
        for when, pk in what.of(record).filter(pgh_created_at__gt=moment).values_list("pgh_created_at", "pgh_id")
    ]
    return changes_of((what, pk) for _, what, pk in sorted(found, key=lambda row: row[0], reverse=True))


def changes_of(wanted: Iterable[tuple[Remembered, int]]) -> list[Change]:
    """These changes, each with the state before it, in the order given."""
    wanted = list(wanted)
    read: dict[tuple[str, int], Change] = {}
    for what in {what.name: what for what, _ in wanted}.values():
        keys = [pk for other, pk in wanted if other.name == what.name]
        for change in _read(what, keys):
            read[what.name, change.event.pgh_id] = change
    return [read[what.name, pk] for what, pk in wanted]


def _read(what: Remembered, keys: list[int]) -> Iterator[Change]:
    history = what.history
    earlier = history.objects.filter(pgh_obj=OuterRef("pgh_obj"), pgh_id__lt=OuterRef("pgh_id"))
    latest = Subquery(earlier.order_by("-pgh_id").values("pgh_id")[:1])
    events = list(history.objects.filter(pgh_id__in=keys).annotate(before_id=latest))
    before = history.objects.in_bulk([event.before_id for event in events if event.pgh_label == UPDATE])
    for event in events:
        state = state_of(what, event)
        if event.pgh_label == UPDATE:
            was = before.get(event.before_id)
            yield Change(what, event, state_of(what, was) if was else state, state)
        elif event.pgh_label == DELETE:
            yield Change(what, event, state, None)
        else:
            yield Change(what, event, None, state)


def state_of(what: Remembered, row: Any) -> dict[str, Any]:
    """The remembered columns of a row, of the record itself or of one of its changes."""
    return {column.attname: getattr(row, column.attname) for column in what.columns}
