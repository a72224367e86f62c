"""Filters of the lists that the desk's front page leads to: a list shows what was counted, and nothing else."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from findings import waiting


class OfOneAccount(admin.SimpleListFilter):
    """What the account asking has written, or may review."""

    title = "whose work"
    parameter_name = waiting.MINE

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("drafts", "my drafts"), ("sent-back", "sent back to me"), ("to-review", "for me to review")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        wanted = {
            "drafts": lambda: waiting.written_by(request.user).filter(state="draft"),
            "sent-back": lambda: waiting.sent_back_to(request.user),
            "to-review": lambda: waiting.for_review_by(request.user),
        }.get(self.value() or "")
        return queryset.filter(pk__in=wanted().values("pk")) if wanted else queryset


class WithoutTheme(admin.SimpleListFilter):
    """Findings under way that still need a theme."""

    title = "themes"
    parameter_name = waiting.THEMES

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("none", "under way, without a theme")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(pk__in=waiting.without_theme().values("pk")) if self.value() == "none" else queryset


class Excerpted(admin.SimpleListFilter):
    """Sources whose text nobody has excerpted yet."""

    title = "excerpts"
    parameter_name = waiting.EXCERPTED

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("no", "a text, but no finding")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(pk__in=waiting.unexcerpted().values("pk")) if self.value() == "no" else queryset
