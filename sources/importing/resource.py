"""Rows of a spreadsheet tried as records: what each would add or change, or why it cannot."""

from abc import ABCMeta, abstractmethod
from contextlib import AbstractContextManager, nullcontext
from typing import Any, ClassVar

import tablib
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from django.db.models import Model
from django.utils.text import slugify
from import_export.declarative import DeclarativeMetaclass
from import_export.instance_loaders import BaseInstanceLoader
from import_export.resources import Resource
from import_export.results import RowResult

from sources.refusals import explain
from sources.renaming import WHY, is_renamed, is_shown, name_field, refusal_to_rename, renaming

from .columns import Column, Columns, Matching
from .table import Table
from .trial import Effect, Problem, Trial, shown
from .unreadable import Wrong

LINE = "line in the file"


class _Abstract(DeclarativeMetaclass, ABCMeta):
    """A noun that cannot find its records cannot be imported: `find` must be there."""


class SheetResource(Resource, metaclass=_Abstract):
    """Takes the rows of one noun. Blank cells never overwrite; what is there already is not written again."""

    model: ClassVar[type[Model]]
    columns: ClassVar[Columns]

    class Meta:
        instance_loader_class = BaseInstanceLoader  # never asked: `find` knows more than a loader
        import_id_fields: ClassVar[list[str]] = []
        use_transactions = True
        skip_diff = True
        report_skipped = True

    def __init__(self, *, user: Any, reason: str = "", **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.user, self.reason = user, reason
        self.trial = Trial()
        self.touched: dict[Any, int] = {}  # by number of the record, the line that was about it

    @classmethod
    def get_display_name(cls) -> str:
        return str(cls.model._meta.verbose_name_plural)

    def dataset_of(self, table: Table, matching: Matching) -> tablib.Dataset:
        """The rows in the library's form; what the reader remarked or found wrong goes to the trial."""
        self.refused: dict[int, str] = {}
        keys = [column.key for column in matching.columns if column]
        dataset = tablib.Dataset(headers=[*keys, LINE])
        for row in table.rows:
            self.trial.remarks += [(row.line, remark) for remark in row.remarks]
            if row.problem:
                self.refused[row.line] = row.problem
            cells = [*row.cells, *[None] * len(matching.columns)]
            dataset.append([*(cells[index] for index, column in enumerate(matching.columns) if column), row.line])
        return dataset

    def import_row(self, row: Any, instance_loader: Any, **kwargs: Any) -> RowResult:
        """One row, whole or not at all, so that the next can be tried whatever comes of it."""
        result = RowResult()
        line = row.pop(LINE)
        self.line = line
        try:
            if line in self.refused:
                raise Wrong(self.refused[line])
            with transaction.atomic():
                instance, effect = self.take(self.read(row), line)
            result.import_type = RowResult.IMPORT_TYPE_SKIP
            if effect:
                self.trial.effects.append(effect)
                result.import_type = RowResult.IMPORT_TYPE_NEW if effect.is_new else RowResult.IMPORT_TYPE_UPDATE
            else:
                self.trial.unchanged += 1
            result.add_instance_info(instance)
            result.instance = instance
        except (Wrong, ValidationError, DatabaseError) as error:
            problems = list(self._told(error, line))
            self.trial.problems += problems
            result.import_type = RowResult.IMPORT_TYPE_INVALID
            result.validation_error = ValidationError([problem.sentence for problem in problems])
        return result

    def read(self, row: dict[str, Any]) -> dict[str, Any]:
        """The values of the cells that say something. Raises ValidationError, by column, for all that are wrong."""
        given, wrong = {}, {}
        for column in self.columns.columns:
            cell = row.get(column.key)
            if cell is None or cell == "":
                continue
            try:
                value = column.read(cell, self.remark)
            except Wrong as error:
                wrong[column.key] = [str(error)]
                continue
            if value != []:  # separators with nothing between them
                given[column.key] = value
        if wrong:
            raise ValidationError(wrong)
        return given

    def remark(self, sentence: str) -> None:
        """Tell the editor of something about the row in hand."""
        self.trial.remarks.append((self.line, sentence))

    def take(self, given: dict[str, Any], line: int) -> tuple[Any, Effect | None]:
        """Add or change the record that the row is about; None where it is as the row says already."""
        instance = self.find(given)
        is_new = instance is None
        instance = instance if instance is not None else self.begin(given)
        if not is_new:
            first = self.touched.setdefault(instance.pk, line)
            if first != line:
                raise Wrong(f"This row is about “{instance}”, as line {first} is. Keep one of the two.")
        changes = self.fill(instance, given)
        changes += self.parts(instance, given)
        if not is_new and not changes:
            return instance, None
        self.check(instance, given, is_new=is_new)
        with self._renaming(instance, is_new=is_new):
            self.store(instance, given)
        self.touched.setdefault(instance.pk, line)
        return instance, Effect(line, str(instance), is_new, changes)

    @abstractmethod
    def find(self, given: dict[str, Any]) -> Any:
        """The record that the row is about, or None. Raises Wrong where that is not clear."""

    def begin(self, given: dict[str, Any]) -> Any:
        """A new record. Raises ValidationError where the row lacks something that it needs."""
        lacking = {column.key: ["This is needed for a new record."] for column in self._required(given)}
        if lacking:
            raise ValidationError(lacking)
        return self.model()

    def _required(self, given: dict[str, Any]) -> list[Column]:
        return [column for column in self.columns.columns if column.required and column.key not in given]

    def fill(self, instance: Any, given: dict[str, Any]) -> list[tuple[str, str, str]]:
        """Set the plain fields; returns what differs, as label, before, after."""
        changes = []
        for column in self.columns.columns:
            if not column.owned or column.key not in given:
                continue
            before, after = getattr(instance, column.key), given[column.key]
            if before != after:
                changes.append((column.label, shown(before), shown(after)))
                setattr(instance, column.key, after)
        return changes

    def parts(self, instance: Any, given: dict[str, Any]) -> list[tuple[str, str, str]]:
        """What differs in what is not a plain field. It is written by `store`."""
        return []

    def check(self, instance: Any, given: dict[str, Any], *, is_new: bool) -> None:
        """Refuse what the model or the account’s rights do not allow. Raises ValidationError or Wrong."""
        if is_new and hasattr(instance, "slug") and not instance.slug:
            instance.slug = self.new_slug(instance)
        instance.full_clean(validate_constraints=False)

    def new_slug(self, instance: Any) -> str:
        """A name for its address, out of the name people see."""
        length = instance._meta.get_field("slug").max_length
        return slugify(str(instance))[:length].strip("-")

    def store(self, instance: Any, given: dict[str, Any]) -> None:
        """Write it."""
        instance.save()

    def _renaming(self, instance: Any, *, is_new: bool) -> AbstractContextManager[Any]:
        """What readers see takes the right to publish and a reason, here as everywhere."""
        if is_new or not hasattr(instance, name_field(instance)) or not (is_renamed(instance) and is_shown(instance)):
            return nullcontext()
        if refusal := refusal_to_rename(instance, self.user):
            raise Wrong(refusal)
        if not self.reason:
            raise Wrong(f"{WHY} There is a place for it below the file.")
        return renaming(instance, reason=self.reason, by=self.user)

    def _told(self, error: Exception, line: int) -> list[Problem]:
        if isinstance(error, DatabaseError):
            return [Problem(line, "", explain(error))]
        if isinstance(error, ValidationError) and hasattr(error, "error_dict"):
            labels = {column.key: column.label for column in self.columns.columns}
            return [
                Problem(line, labels.get(key, "" if key == "__all__" else key), sentence)
                for key, sentences in error.message_dict.items()
                for sentence in sentences
            ]
        sentences = error.messages if isinstance(error, ValidationError) else [str(error)]
        return [Problem(line, "", sentence) for sentence in sentences]
