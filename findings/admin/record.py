"""The record of ourselves: corrections, removals, what became of claims."""

from typing import Any

from django.contrib import admin, messages
from django.http import HttpRequest
from django.utils.html import format_html_join

from findings.models import ClaimStatus, Correction, Removal
from findings.rights import PUBLISH
from sources.admin.base import ArchiveAdmin, ReadOnlyAdmin

from .asking_why import AsksWhy
from .loaded import LoadedChoices
from .of_finding import OfFinding
from .part_form import PartForm


@admin.register(ClaimStatus)
class ClaimStatusAdmin(AsksWhy, OfFinding, LoadedChoices, ArchiveAdmin):
    """What became of which claim, and who decided it."""

    whole = "finding"
    form = PartForm
    list_display = ["status", "finding", "body", "descriptor", "decided_on"]
    list_filter = ["status"]
    list_select_related = ["finding", "body"]
    search_fields = ["finding__public_id", "finding__summary", "body__name", "descriptor"]
    autocomplete_fields = ["finding", "body", "source"]
    fields = [
        "finding", "status", "decided_on", "decided_precision", "body", "descriptor", "standard", "source", "note",
        "position",
    ]  # fmt: skip


@admin.register(Correction)
class CorrectionAdmin(ReadOnlyAdmin):
    """What was corrected, why and by whom. Whether its words are withheld is for those who may publish."""

    list_display = ["finding", "reason", "made_at", "made_by", "words_withheld"]
    list_filter = ["words_withheld", "made_at"]
    list_select_related = ["finding", "made_by"]
    search_fields = ["finding__public_id", "finding__summary", "reason"]
    fields = ["finding", "made_at", "made_by", "reason", "what_changed", "words_withheld"]
    actions = ["withhold", "show"]

    def has_publish_permission(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm(PUBLISH))

    @admin.action(description="Withhold the words of the selected corrections from readers", permissions=["publish"])
    def withhold(self, request: HttpRequest, queryset: Any) -> None:
        self._set(request, queryset, withheld=True)

    @admin.action(description="Show the words of the selected corrections to readers", permissions=["publish"])
    def show(self, request: HttpRequest, queryset: Any) -> None:
        self._set(request, queryset, withheld=False)

    def _set(self, request: HttpRequest, corrections: Any, *, withheld: bool) -> None:
        changing = list(corrections.exclude(words_withheld=withheld))
        Correction.objects.filter(pk__in=[each.pk for each in changing]).update(words_withheld=withheld)
        words = "withheld from readers" if withheld else "shown to readers"
        for correction in changing:
            self.log_change(request, correction, f"Its words are now {words}.")
        said = "1 correction: its" if len(changing) == 1 else f"{len(changing) or 'No'} corrections: their"
        self.message_user(request, f"{said} words are now {words}.", messages.SUCCESS)

    @admin.display(description="what was changed")
    def what_changed(self, correction: Correction) -> str:
        told = [
            (change["what"], change["was"] or "nothing", change["now"] or "nothing") for change in correction.changes
        ]
        return format_html_join("", "<p><strong>{}</strong><br>It said: {}<br>It says now: {}</p>", told)


@admin.register(Removal)
class RemovalAdmin(ReadOnlyAdmin):
    """What was withdrawn, and what was given back. The database writes it."""

    list_display = ["finding", "reason", "withdrawn_at", "restored_at"]
    list_filter = ["reason", "withdrawn_at"]
    list_select_related = ["finding"]
    search_fields = ["finding__public_id", "finding__summary"]
