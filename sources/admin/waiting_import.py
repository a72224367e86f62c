from django.contrib import admin
from django.http import HttpRequest

from sources.models import WaitingImport

from .base import ReadOnlyAdmin


@admin.register(WaitingImport)
class WaitingImportAdmin(ReadOnlyAdmin):
    """Spreadsheets that were previewed and not yet confirmed. Left out of the index: editors go by Import."""

    list_display = ["file_name", "noun", "editor", "uploaded_at"]
    list_filter = ["noun"]
    list_select_related = ["editor"]
    fields = ["file_name", "noun", "editor", "reason", "uploaded_at"]

    def get_model_perms(self, request: HttpRequest) -> dict[str, bool]:
        return {}
