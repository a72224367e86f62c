"""What the database keeps for itself: to look at, never to change."""

from django.contrib import admin
from django.http import HttpRequest

from findings.models import QuotedSource, SearchDocument
from sources.admin.base import ReadOnlyAdmin


@admin.register(SearchDocument)
class SearchDocumentAdmin(ReadOnlyAdmin):
    """What search knows of each published finding."""

    list_display = ["finding", "kind", "dated_on", "year"]
    list_filter = ["kind", "year"]
    list_select_related = ["finding"]
    search_fields = ["finding__public_id", "finding__summary"]


@admin.register(QuotedSource)
class QuotedSourceAdmin(ReadOnlyAdmin):
    """Sources once more, as findings see them. Left out of the index: editors go by Sources."""

    list_display = ["title", "kind", "state"]
    search_fields = ["title", "slug"]

    def get_model_perms(self, request: HttpRequest) -> dict[str, bool]:
        return {}
