from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from sources.models import TextVersion
from sources.paragraphs import paragraphs

from .base import ArchiveAdmin
from .correcting import Correcting
from .pages import PagesOfFile
from .text_form import NewTextForm


@admin.register(TextVersion)
class TextVersionAdmin(PagesOfFile, Correcting, ArchiveAdmin):
    """The texts of sources: taken in once, then only read. A correction is added as the next text."""

    form = NewTextForm
    list_display = ["source", "number", "extractor", "added_at"]
    list_filter = ["extractor", "added_at"]
    list_select_related = ["source"]
    search_fields = ["source__title", "source__slug", "source__publisher__name"]
    autocomplete_fields = ["source"]
    ordering = ["source__title", "number", "pk"]

    class Media:
        css = {"all": ["editors/admin.css"]}

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).select_related("source").defer("text")

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        pages = ("Pages", {"fields": ["page_starts", "page_labels"], "classes": ["collapse"]})
        if obj is None:
            return [(None, {"fields": ["source", "text", "note", "extractor", "extractor_version"]}), pages]
        about = ["source", "number", "note", "extractor", "extractor_version", "sha256", "added_at"]
        if obj.extraction_id and obj.page_starts:
            about.append("pages_shown")
        return [(None, {"fields": about}), pages, ("Text", {"fields": ["numbered_text"]})]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return () if obj is None else ("numbered_text", "pages_shown", "sha256", "added_at")

    def get_exclude(self, request: HttpRequest, obj: Any = None) -> Any:
        return super().get_exclude(request, obj) if obj is None else ["text"]

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """The list may be opened; a text that is held may only be viewed."""
        return obj is None and super().has_change_permission(request, obj)

    @admin.display(description="Pages")
    def pages_shown(self, version: TextVersion) -> SafeString:
        """The way to the pages of the file."""
        address = reverse("admin:sources_textversion_pages", args=[version.pk])
        return format_html('<a href="{}">Look at the pages of the file</a>', address)

    @admin.display(description="Position and words")
    def numbered_text(self, version: TextVersion) -> SafeString:
        """The paragraphs, each with its number and the position at which it starts."""
        rows = ((block.number, block.start, block.text) for block in paragraphs(version.text))
        body = format_html_join("", "<tr><th>{}</th><td>{}</td><td>{}</td></tr>", rows)
        head = "<thead><tr><th>Paragraph</th><th>Starts at</th><th>Words</th></tr></thead>"
        return format_html('<table class="numbered-text">' + head + "<tbody>{}</tbody></table>", body)
