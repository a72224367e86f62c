from django.contrib import admin

from sources.models import FormerSlug

from .base import ReadOnlyAdmin


@admin.register(FormerSlug)
class FormerSlugAdmin(ReadOnlyAdmin):
    """Addresses at which a source once stood, and that lead on to it."""

    list_display = ["slug", "source", "since"]
    list_select_related = ["source"]
    search_fields = ["slug", "source__slug", "source__title"]
