from typing import Any

from django.contrib import admin
from django.db.models import OuterRef, QuerySet, Subquery
from django.http import HttpRequest
from django.utils.text import Truncator

from findings import identifiers
from findings.models import Editing, Finding, Quotation, Receipt, Tagging
from findings.vocabulary import State
from sources.admin.base import ArchiveAdmin, count_of

from .deeds import Deeds
from .finding_form import FindingForm
from .loaded import LoadedChoices
from .parts import ConnectionInline, FigureInline, InvolvementInline, QuotationInline, TaggingInline

TAKEN_FROM = Quotation.objects.filter(finding=OuterRef("pk"), role=Quotation.Role.TAKEN_FROM)


@admin.register(Finding)
class FindingAdmin(Deeds, LoadedChoices, ArchiveAdmin):
    """Findings with all their parts on one page."""

    form = FindingForm
    list_display = ["identifier", "summary", "kind", "state", "theme_count", "read_in", "first_published"]
    list_display_links = ["identifier", "summary"]
    list_filter = [
        "state",
        "kind",
        "direction",
        "withdrawn_reason",
        ("taggings__theme", admin.RelatedOnlyFieldListFilter),
    ]
    search_fields = ["public_id", "summary", "quotations__text", "involvements__person__name"]
    search_help_text = "An identifier, or words of the summary, the quotation, or a person’s name."
    autocomplete_fields = ["report"]
    date_hierarchy = "first_published"
    inlines = [QuotationInline, InvolvementInline, TaggingInline, FigureInline, ConnectionInline]

    class Media:
        css = {"all": ["editors/admin.css"]}

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return (
            super()
            .get_queryset(request)
            .select_related("report")
            .annotate(
                theme_count=count_of(Tagging.objects.all(), by="finding"),
                read_in=Subquery(TAKEN_FROM.values("text_version__source__title")[:1]),
            )
        )

    def get_search_results(self, request: HttpRequest, queryset: Any, search_term: str) -> tuple[QuerySet[Any], bool]:
        """An identifier is read as readers may type it."""
        found = identifiers.read(search_term)
        return super().get_search_results(request, queryset, found or search_term)

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        published = ["identifier", "state", "first_published"] if obj else ["state"]
        if obj and obj.state == State.WITHDRAWN:
            published += ["withdrawn_at", "withdrawn_reason"]
        return [
            (None, {"fields": ["kind", "summary", "retold", "report"]}),
            ("Whom it concerns", {"fields": ["direction", "groups", "content_note"]}),
            ("Publication", {"fields": published}),
        ]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        kept = ["identifier", "first_published", "withdrawn_at", "withdrawn_reason"]
        return [*kept, "state"] if obj and obj.state == State.WITHDRAWN else kept

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """What editors did with a draft goes with it: nobody needs a right of their own for that."""
        shown, counts, needed, protected = super().get_deleted_objects(objs, request)
        return shown, counts, needed - {Editing._meta.verbose_name, Receipt._meta.verbose_name}, protected

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        if formset.model is Tagging:
            for part in formset.forms:
                if "theme" in part.changed_data:
                    part.instance.tagged_by = request.user
        super().save_formset(request, form, formset, change)

    def get_view_on_site_url(self, obj: Any = None) -> str | None:
        """Only for what readers can open."""
        return super().get_view_on_site_url(obj) if obj is None or obj.first_published else None

    @admin.display(description="identifier", ordering="public_id")
    def identifier(self, finding: Finding) -> str:
        return finding.shown_id

    @admin.display(description="themes", ordering="theme_count")
    def theme_count(self, finding: Any) -> int:
        return int(finding.theme_count)

    @admin.display(description="read in", ordering="read_in")
    def read_in(self, finding: Any) -> str:
        return Truncator(finding.read_in or "").chars(40)
