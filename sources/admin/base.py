"""What every page of the editors has in common."""

from typing import Any

from django.contrib import admin
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Coalesce
from django.forms import Field, Textarea
from django.http import HttpRequest

from .lines import LinesField
from .refusing import Refusing


class LinesForLists:
    """For a ModelAdmin or inline: array columns are edited one member a line."""

    def formfield_for_dbfield(self, db_field: models.Field, request: HttpRequest, **kwargs: Any) -> Field | None:
        if isinstance(db_field, ArrayField) and (member := db_field.base_field.formfield()):
            return LinesField(
                member=member,
                required=not db_field.blank,
                label=kwargs.get("label", str(db_field.verbose_name).capitalize()),
                help_text=kwargs.get("help_text", db_field.help_text),
                widget=Textarea(attrs={"rows": 4, "cols": 60}),
            )
        return super().formfield_for_dbfield(db_field, request, **kwargs)  # type: ignore[misc,no-any-return]


class ArchiveAdmin(Refusing, LinesForLists, admin.ModelAdmin):
    """The stock admin page, with refusals as sentences and without counting the whole table for each search."""

    show_full_result_count = False
    list_per_page = 50
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}  # an address typed without its scheme

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """A slug is an address: once given it stays."""
        fields = super().get_readonly_fields(request, obj)
        return [*fields, "slug"] if obj is not None and self._has_slug() else fields

    def get_prepopulated_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return {} if obj is not None else super().get_prepopulated_fields(request, obj)

    def _has_slug(self) -> bool:
        return any(field.name == "slug" for field in self.model._meta.fields)


class ReadOnlyAdmin(ArchiveAdmin):
    """For what the database writes by itself: to look at, never to change."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


def count_of(related: models.QuerySet[Any], *, by: str, of: str = "pk") -> Coalesce:
    """How many different `of` the rows of `related` have that point here by `by`. Counts never multiply."""
    pointing = related.order_by().filter(**{by: models.OuterRef("pk")}).values(by)
    counted = pointing.annotate(counted=models.Count(of, distinct=True)).values("counted")
    return Coalesce(models.Subquery(counted, output_field=models.IntegerField()), 0)
