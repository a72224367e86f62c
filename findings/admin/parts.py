"""The parts of a finding, edited on its page."""

from typing import Any, ClassVar

from django.contrib import admin
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html

from findings.models import ClaimStatus, Connection, Figure, Involvement, Quotation, Tagging
from sources.models import TextVersion

from .loaded import LoadedChoices, LoadedForm
from .part_form import ConnectionForm, PartForm
from .quotation_form import QuotationForm


class Part(LoadedChoices):
    """Rows of one finding; `empty` of them wait to be filled in on a new one."""

    form: type[LoadedForm] = PartForm
    fk_name = "finding"
    related: ClassVar[tuple[str, ...]] = ()
    empty = 0

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """A chosen record can be made or changed from here; deleting and viewing it have their own pages."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)  # type: ignore[misc]
        if isinstance(getattr(field, "widget", None), RelatedFieldWidgetWrapper):
            field.widget.can_delete_related = field.widget.can_view_related = False
        return field

    def get_extra(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> int:
        return self.empty if obj is None else 0

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).select_related(self.fk_name, *self.related)


class QuotationInline(Part, admin.StackedInline):
    """The words themselves: chosen by pasting them."""

    model = Quotation
    form = QuotationForm
    fields = ["role", "text_version", "passage", "starts_at", "chosen_words"]
    readonly_fields = ["chosen_words"]
    autocomplete_fields = ["text_version"]
    related = ("text_version__source",)
    empty = 1

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).defer("text_version__text")

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "text_version":
            kwargs["queryset"] = TextVersion.objects.select_related("source").defer("text")
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    @admin.display(description="As it stands in the text")
    def chosen_words(self, quotation: Quotation) -> str:
        """The stored words, in their context."""
        return in_context(quotation)


class InvolvementInline(Part, admin.TabularInline):
    """Who stands in it, and in which role."""

    model = Involvement
    fields = ["role", "person", "institution", "descriptor", "position"]
    autocomplete_fields = ["person", "institution"]
    related = ("person", "institution")
    empty = 2


class TaggingInline(Part, admin.TabularInline):
    """Its themes, the best fitting first."""

    model = Tagging
    verbose_name = "theme"
    verbose_name_plural = "themes"
    fields = ["theme", "position", "suggested", "tagged_by", "tagged_at"]
    readonly_fields = ["tagged_by", "tagged_at"]
    autocomplete_fields = ["theme"]
    related = ("theme", "tagged_by")
    empty = 2


class FigureInline(Part, admin.StackedInline):
    """The numbers it states."""

    model = Figure
    fields = [("as_stated", "qualifier"), ("value", "unit"), ("group", "comparator"), ("base", "period"), "position"]


class ConnectionInline(Part, admin.TabularInline):
    """How it stands to other findings."""

    model = Connection
    form = ConnectionForm
    fk_name = "from_finding"
    fields = ["kind", "to_finding", "note", "position"]
    autocomplete_fields = ["to_finding"]
    related = ("to_finding",)


class ClaimStatusInline(Part, admin.StackedInline):
    """What became of the claim, step by step."""

    model = ClaimStatus
    fields = [
        "status",
        ("decided_on", "decided_precision"),
        ("body", "descriptor"),
        ("standard", "source"),
        ("note", "position"),
    ]
    autocomplete_fields = ["body", "source"]
    related = ("body", "source")


def in_context(quotation: Quotation) -> str:
    """The stored words between the words around them, with their position and page."""
    if not quotation.spans:
        return "Shown here once it is saved."
    page = f", page {quotation.page}" if quotation.page else ""
    if quotation.read_by_ocr:
        page += ", read by character recognition"
    return format_html(
        '<div class="chosen-words"><p>Starts at {}{}.{}</p><span class="around">{}</span><strong>{}</strong>'
        '<span class="around">{}</span></div>',
        quotation.start,
        page,
        _on_the_page(quotation),
        quotation.prefix,
        quotation.text,
        quotation.suffix,
    )


def _on_the_page(quotation: Quotation) -> str:
    """The way to the picture of the page, where the text is from a file with pages."""
    version = quotation.text_version
    if version.extraction_id is None or not version.page_numbers:
        return ""
    spans = ",".join(f"{span.lower}-{span.upper}" for span in quotation.spans)
    address = reverse("admin:sources_textversion_pages", args=[version.pk])
    return format_html(' <a href="{}?spans={}#passage">Show this passage on the page</a>', address, spans)
