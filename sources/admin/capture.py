from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from sources.models import Capture, Extraction, PageLayout, Payload

from .base import ReadOnlyAdmin
from .bringing import Bringing
from .downloading import Downloading
from .reading_page import ReadingPages
from .waiting import Accepted


class Hidden(ReadOnlyAdmin):
    """Left out of the index: reached from the capture it belongs to."""

    def get_model_perms(self, request: HttpRequest) -> dict[str, bool]:
        return {}


@admin.register(Capture)
class CaptureAdmin(Bringing, ReadingPages, Downloading, ReadOnlyAdmin):
    """What came in, as it came."""

    change_form_template = "admin/sources/capture/change_form.html"
    change_list_template = "admin/sources/change_list.html"
    list_display = ["__str__", "way", "media_type", "size", "source", "captured_at", "captured_by"]
    list_filter = [Accepted, "way", "media_type", "captured_at"]
    list_select_related = ["source", "captured_by"]
    search_fields = ["file_name", "address", "final_address", "sha256", "source__title"]


@admin.register(Extraction)
class ExtractionAdmin(ReadOnlyAdmin):
    """What machines read in captures, and how far they are."""

    list_display = ["capture", "state", "extractor", "done", "total", "asked_at", "finished_at"]
    list_filter = ["state", "extractor"]
    list_select_related = ["capture"]
    search_fields = ["title", "capture__file_name", "capture__address"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).defer("text", "whole_text")


@admin.register(Payload)
class PayloadAdmin(Hidden):
    """That the bytes of a capture are there; they are downloaded, not shown."""

    list_display = ["capture"]
    list_select_related = ["capture"]
    fields = ["capture"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).defer("body", "warc")


@admin.register(PageLayout)
class PageLayoutAdmin(Hidden):
    """Pages of files, as far as they can be told in words."""

    list_display = ["extraction", "number", "label", "reading", "confidence"]
    list_filter = ["reading"]
    list_select_related = ["extraction__capture"]
    fields = ["extraction", "number", "label", "width", "height", "reading", "confidence", "start", "end"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).defer("characters", "boxes")
