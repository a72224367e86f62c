from functools import partial
from typing import Any

from django.contrib import admin
from django.db.models import OuterRef, QuerySet, Subquery
from django.http import HttpRequest
from django.urls import reverse
from django.utils.dateformat import format as date_format
from django.utils.html import format_html
from django.utils.text import Truncator
from django.utils.timezone import localtime

from findings import identifiers, rights
from findings.correcting import correcting
from findings.importing.findings import FindingResource
from findings.models import ClaimStatus, Connection, Editing, Figure, Finding, Involvement, Quotation, Receipt, Tagging
from findings.vocabulary import State
from sources.admin.base import ArchiveAdmin, count_of
from sources.admin.history import PuttingBack, Remembering
from sources.admin.importing import SheetImport
from sources.admin.telling import tell
from sources.changes import Change, Remembered, changes_since

from .asking_why import AsksWhy
from .bulk_tagging import BulkTagging
from .deeds import Deeds
from .finding_form import FindingForm
from .loaded import LoadedChoices
from .parts import (
    ClaimStatusInline,
    ConnectionInline,
    FigureInline,
    InvolvementInline,
    QuotationInline,
    TaggingInline,
)
from .reviewing import Reviewing
from .waiting import OfOneAccount, WithoutTheme

ABOUT = [
    (None, {"fields": ["kind", "summary", "retold", "report"]}),
    ("Whom it concerns", {"fields": ["direction", "groups", "content_note"]}),
]
WAITING = ["identifier", "summary", "review", "sent", "kind", "read_in"]
TAKEN_FROM = Quotation.objects.filter(finding=OuterRef("pk"), role=Quotation.Role.TAKEN_FROM)


@admin.register(Finding)
class FindingAdmin(SheetImport, BulkTagging, AsksWhy, Deeds, Reviewing, Remembering, LoadedChoices, ArchiveAdmin):
    """Findings with all their parts on one page."""

    sheet = FindingResource
    form = FindingForm
    actions = [*Deeds.actions, *BulkTagging.bulk_actions]
    list_display = ["identifier", "summary", "kind", "state", "theme_count", "read_in", "first_published"]
    list_display_links = ["identifier", "summary"]
    list_filter = [
        OfOneAccount,
        "state",
        "held",
        "kind",
        "direction",
        "withdrawn_reason",
        WithoutTheme,
        ("taggings__theme", admin.RelatedOnlyFieldListFilter),
    ]
    search_fields = ["public_id", "summary", "quotations__text", "involvements__person__name"]
    search_help_text = "An identifier, or words of the summary, the quotation, or a person’s name."
    autocomplete_fields = ["report"]
    date_hierarchy = "first_published"
    inlines = [QuotationInline, InvolvementInline, TaggingInline, FigureInline, ConnectionInline, ClaimStatusInline]

    parts = [
        Remembered(Quotation, "finding", quiet=("prefix", "suffix")),
        Remembered(Involvement, "finding"),
        Remembered(Tagging, "finding", quiet=("tagged_by", "tagged_at"), noun="theme"),
        Remembered(Figure, "finding"),
        Remembered(Connection, "from_finding"),
        Remembered(ClaimStatus, "finding"),
    ]
    quiet = ["public_id"]
    never_put_back = ["state"]

    class Media:
        css = {"all": ["editors/admin.css", "editors/history.css"]}

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        may = super().has_change_permission(request, obj)
        return may and (obj is None or not rights.refusal_to_change(request.user, obj))

    def putting_back(self, request: HttpRequest, record: Any, change: Change, now: Any, then: Any) -> PuttingBack:
        """A part may stand in another finding by now, or go back to one: each of them is asked about."""
        link = f"{change.what.link or 'id'}{'_id' if change.what.link else ''}"
        numbers = {record.pk, *(state[link] for state in (now, then) if state)}
        findings = list(Finding.objects.filter(pk__in=numbers))
        refusals = [rights.refusal_to_change(request.user, finding) for finding in findings]
        return PuttingBack(
            self.refusal_to_put_back(request, record) or next(filter(None, refusals), ""),
            needs_reason=any(finding.first_published for finding in findings),
            told=partial(correcting, findings, by=request.user),
        )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return (
            super()
            .get_queryset(request)
            .select_related("report", "editing__sent_by")
            .annotate(
                theme_count=count_of(Tagging.objects.all(), by="finding"),
                read_in=Subquery(TAKEN_FROM.values("text_version__source__title")[:1]),
            )
        )

    def get_list_display(self, request: HttpRequest) -> Any:
        """What waits for review is listed with who sent it, and a way to the review page."""
        return WAITING if waiting(request) else super().get_list_display(request)

    def get_ordering(self, request: HttpRequest) -> Any:
        return ["editing__sent_at", "pk"] if waiting(request) else super().get_ordering(request)

    def get_search_results(self, request: HttpRequest, queryset: Any, search_term: str) -> tuple[QuerySet[Any], bool]:
        """An identifier is read as readers may type it."""
        found = identifiers.read(search_term)
        return super().get_search_results(request, queryset, found or search_term)

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        if obj is None:
            return [*ABOUT]
        published = ["identifier", "state", "first_published"]
        if obj.state == State.WITHDRAWN:
            published += ["withdrawn_at", "withdrawn_reason", "replaced_by"]
        return self.with_question(request, obj, [*ABOUT, ("Publication", {"fields": published})])

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return ["identifier", "state", "first_published", "withdrawn_at", "withdrawn_reason", "replaced_by"]

    def render_change_form(self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any) -> Any:
        """Where another editor saved meanwhile, what they changed stands beside what was typed."""
        if moment := getattr(context["adminform"].form, "changed_since", None):
            context["meanwhile"] = changes_since(context["original"], self.remembered, moment)
            tell(context["meanwhile"], self.admin_site, request)
        return super().render_change_form(request, context, *args, **kwargs)

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

    @admin.display(description="sent for review", ordering="editing__sent_at")
    def sent(self, finding: Finding) -> str:
        """By whom and when, while it waits."""
        if finding.state != State.IN_REVIEW or not finding.editing.sent_at:
            return ""
        return (
            f"{date_format(localtime(finding.editing.sent_at), 'j M Y, H:i')}, {finding.editing.sent_by or 'a command'}"
        )

    @admin.display(description="review")
    def review(self, finding: Finding) -> str:
        address = reverse("admin:findings_finding_review", args=[finding.pk])
        return format_html('<a href="{}" aria-label="Review {}">Review</a>', address, finding.shown_id)

    @admin.display(description="themes", ordering="theme_count")
    def theme_count(self, finding: Any) -> int:
        return int(finding.theme_count)

    @admin.display(description="read in", ordering="read_in")
    def read_in(self, finding: Any) -> str:
        return Truncator(finding.read_in or "").chars(40)


def waiting(request: HttpRequest) -> bool:
    """Whether the list is asked for what waits for review."""
    return request.GET.get("state__exact") == State.IN_REVIEW
