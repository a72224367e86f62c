from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from sources.changes import Remembered
from sources.importing.sources import SourceResource
from sources.models import Covering, Source, TextVersion
from sources.rights import PUBLISH, refusal_to_change

from .asking_why_renamed import AsksWhyRenamed
from .base import ArchiveAdmin, count_of
from .history import Remembering
from .importing import SheetImport
from .meanwhile import Meanwhile
from .texts import HeldTextInline, NewTextInline


@admin.register(Source)
class SourceAdmin(SheetImport, AsksWhyRenamed, Meanwhile, Remembering, ArchiveAdmin):
    """Every source, whatever its kind, with the texts held of it."""

    sheet = SourceResource
    change_list_template = "admin/sources/change_list.html"  # with the way to bring one in
    list_display = ["title", "kind", "publisher", "published_on", "state", "text_count"]
    list_filter = ["state", "kind", "licence", ("publisher", admin.RelatedOnlyFieldListFilter)]
    list_select_related = ["publisher"]
    search_fields = ["title", "slug", "byline", "reference", "publisher__name"]
    autocomplete_fields = ["publisher", "covers"]
    prepopulated_fields = {"slug": ["title"]}
    date_hierarchy = "published_on"
    inlines = [HeldTextInline, NewTextInline]
    fieldsets = [
        (None, {"fields": ["title", "slug", "kind", "state", "standfirst", "byline"]}),
        ("Where it came out", {"fields": ["publisher", ("published_on", "published_precision"), "reference", "pages"]}),
        ("On the web", {"fields": ["address", "archived_address", "licence", "language"]}),
        ("About it", {"fields": ["description", "covers"]}),
    ]

    never_put_back = ["state"]
    parts = [Remembered(Covering, "from_source", noun="report that it tells of")]

    class Media:
        css = {"all": ["editors/admin.css", "editors/history.css"]}

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).annotate(text_count=count_of(TextVersion.objects.all(), by="source"))

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        may = super().has_change_permission(request, obj)
        return may and (obj is None or not refusal_to_change(request.user, obj))

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Readers see a source when a reviewer shows it to them."""
        fields = super().get_readonly_fields(request, obj)
        return fields if request.user.has_perm(PUBLISH) else [*fields, "state"]

    @admin.display(description="texts", ordering="text_count")
    def text_count(self, source: Any) -> int:
        return int(source.text_count)

    def get_view_on_site_url(self, obj: Any = None) -> str | None:
        """Only for what readers can open."""
        return super().get_view_on_site_url(obj) if obj is None or obj.state != Source.State.DRAFT else None
