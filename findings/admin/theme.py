from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from findings.importing.themes import ThemeResource
from findings.models import Tagging, Theme
from sources.admin.asking_why_renamed import AsksWhyRenamed
from sources.admin.base import ArchiveAdmin, count_of
from sources.admin.history import Remembering
from sources.admin.importing import SheetImport
from sources.admin.meanwhile import Meanwhile

from .loaded import LoadedChoices, LoadedForm
from .merging import Merging


@admin.register(Theme)
class ThemeAdmin(SheetImport, Merging, AsksWhyRenamed, Meanwhile, Remembering, LoadedChoices, ArchiveAdmin):
    """The terms of the field, in their order."""

    sheet = ThemeResource
    form = LoadedForm
    list_display = ["code", "name", "parent", "definition", "finding_count"]
    list_display_links = ["code", "name"]
    list_filter = [("parent", admin.RelatedOnlyFieldListFilter)]
    list_select_related = ["parent"]
    search_fields = ["name", "code", "slug", "aliases"]
    autocomplete_fields = ["parent"]
    prepopulated_fields = {"slug": ["name"]}
    fieldsets = [
        (None, {"fields": ["name", "slug", ("code", "position"), "parent"]}),
        ("Meaning", {"fields": ["definition", "use_for", "not_for", "aliases", "content_note"]}),
        ("In other schemes", {"fields": ["uhri", "iopc"]}),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        counted = count_of(Tagging.objects.all(), by="theme")
        return super().get_queryset(request).select_related("parent").annotate(finding_count=counted)

    @admin.display(description="findings", ordering="finding_count")
    def finding_count(self, theme: Any) -> int:
        return int(theme.finding_count)
