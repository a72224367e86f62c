from django.contrib import admin

from sources.models import Covering

from .capture import Hidden


@admin.register(Covering)
class CoveringAdmin(Hidden):
    """Which article tells of which report; chosen on the article’s page."""

    list_display = ["from_source", "to_source"]
    list_select_related = ["from_source", "to_source"]
    search_fields = ["from_source__title", "to_source__title"]
    ordering = ["pk"]
