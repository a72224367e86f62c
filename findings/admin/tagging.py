from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from findings.models import Tagging
from sources.admin.base import ArchiveAdmin

from .loaded import LoadedChoices
from .of_finding import OfFinding
from .part_form import PartForm


@admin.register(Tagging)
class TaggingAdmin(OfFinding, LoadedChoices, ArchiveAdmin):
    """Which finding has which theme, and who says so."""

    form = PartForm
    list_display = ["theme", "finding", "suggested", "tagged_by", "tagged_at"]
    list_filter = ["suggested", ("theme", admin.RelatedOnlyFieldListFilter)]
    list_select_related = ["theme", "finding", "tagged_by"]
    search_fields = ["theme__name", "theme__code", "finding__public_id", "finding__summary"]
    autocomplete_fields = ["finding", "theme"]
    fields = ["finding", "theme", "position", "suggested", "tagged_by", "tagged_at"]
    readonly_fields = ["tagged_by", "tagged_at"]

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        if "theme" in form.changed_data:
            obj.tagged_by = request.user
        super().save_model(request, obj, form, change)
