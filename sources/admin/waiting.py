from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest


class Accepted(admin.SimpleListFilter):
    """Captures of which no editor has made a text yet."""

    title = "text"
    parameter_name = "accepted"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("no", "none yet"), ("yes", "taken in")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() not in {"no", "yes"}:
            return queryset
        return queryset.filter(texts__isnull=self.value() == "no").distinct()
