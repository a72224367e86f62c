from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from sources.models import Publisher, Source

from .asking_why_renamed import AsksWhyRenamed
from .base import ArchiveAdmin, count_of
from .history import Remembering
from .meanwhile import Meanwhile


@admin.register(Publisher)
class PublisherAdmin(AsksWhyRenamed, Meanwhile, Remembering, ArchiveAdmin):
    """Who issued sources."""

    change_form_template = "admin/meanwhile.html"

    list_display = ["name", "kind", "website", "source_count"]
    list_filter = ["kind"]
    search_fields = ["name", "slug"]
    prepopulated_fields = {"slug": ["name"]}
    fieldsets = [(None, {"fields": ["name", "slug", "kind", "website"]})]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).annotate(source_count=count_of(Source.objects.all(), by="publisher"))

    @admin.display(description="sources", ordering="source_count")
    def source_count(self, publisher: Any) -> int:
        return int(publisher.source_count)
