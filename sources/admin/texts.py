"""The texts of a source on the source's own page: those held, and room for one more."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from sources.models import TextVersion

from .text_form import NewTextForm


class HeldTextInline(admin.TabularInline):
    """The texts held of a source, each a link to its own page; nothing is changed here."""

    model = TextVersion
    fk_name = "source"
    verbose_name_plural = "texts held"
    fields = ["number", "extractor", "note", "added_at"]
    readonly_fields = ["number", "extractor", "note", "added_at"]
    show_change_link = True
    can_delete = False
    extra = 0

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).defer("text")

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class NewTextInline(admin.StackedInline):
    """Room for the next text of a source; its number is given by the archive."""

    model = TextVersion
    fk_name = "source"
    form = NewTextForm
    verbose_name = verbose_name_plural = "bring in a text"
    fields = ["text", "extractor", "note"]
    classes = ["collapse"]
    can_delete = False
    extra = max_num = 1

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).none()
