from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.text import Truncator

from findings.models import Quotation
from sources.admin.base import ArchiveAdmin
from sources.models import TextVersion

from .loaded import LoadedChoices
from .of_finding import OfFinding
from .parts import in_context
from .quotation_form import QuotationForm


@admin.register(Quotation)
class QuotationAdmin(OfFinding, LoadedChoices, ArchiveAdmin):
    """All quotations, whichever finding they belong to."""

    form = QuotationForm
    list_display = ["words", "role", "finding", "text_version", "starts_at"]
    list_filter = ["role", ("text_version__source", admin.RelatedOnlyFieldListFilter)]
    search_fields = ["text", "finding__public_id", "finding__summary", "text_version__source__title"]
    autocomplete_fields = ["finding", "text_version"]
    fields = ["finding", "role", "text_version", "passage", "starts_at", "chosen_words"]
    readonly_fields = ["chosen_words"]

    class Media:
        css = {"all": ["editors/admin.css"]}

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        related = super().get_queryset(request).select_related("finding", "text_version__source")
        return related.defer("text_version__text")

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "text_version":
            kwargs["queryset"] = TextVersion.objects.select_related("source").defer("text")
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    @admin.display(description="words", ordering="text")
    def words(self, quotation: Quotation) -> str:
        return Truncator(quotation.text).chars(100)

    @admin.display(description="starts at")
    def starts_at(self, quotation: Quotation) -> int:
        return quotation.start

    @admin.display(description="As it stands in the text")
    def chosen_words(self, quotation: Quotation) -> str:
        return in_context(quotation)
