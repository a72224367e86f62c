"""Merging from the page of a person, institution or theme; and the log of merges, with its undo."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse

from findings.merging import merge, plan_of, undo
from findings.merging.nouns import MODELS, noun_of
from findings.models import FormerAddress, Merge
from findings.rights import PUBLISH
from sources.admin.base import ReadOnlyAdmin

from .undoing import ask_and_undo


class MergeForm(forms.Form):
    """Which record goes, and why."""

    reason = forms.CharField(
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2, "cols": 70}),
        label="Why are they one and the same?",
        help_text="Kept in the log. Where published findings change, it is their reason too.",
    )

    def __init__(self, *args: Any, noun: str, kept: Any, admin_site: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kept = kept
        self.fields["gone"] = forms.ModelChoiceField(
            MODELS[noun]._default_manager.all(),
            widget=AutocompleteSelect(FormerAddress._meta.get_field(noun), admin_site),
            label=f"The {noun} that goes",
            help_text=f"Its names become other names of “{kept}”, and its address leads there for ever.",
        )
        self.order_fields(["gone", "reason"])

    def clean_gone(self) -> Any:
        gone = self.cleaned_data["gone"]
        if gone == self.kept:
            raise ValidationError("This is the one that is kept. Choose the other.")
        return gone


class Merging:
    """For the admin page of a noun that can be merged."""

    change_form_template = "admin/merging/change_form.html"

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view(self.merge_view)  # type: ignore[attr-defined]
        name = f"findings_{self.opts.model_name}_merge"  # type: ignore[attr-defined]
        return [path("<int:pk>/merge/", view, name=name), *super().get_urls()]  # type: ignore[misc]

    def has_merge_permission(self, request: HttpRequest) -> bool:
        """A merge changes what readers see, so it takes the right to publish."""
        return self.has_change_permission(request) and request.user.has_perm(PUBLISH)  # type: ignore[attr-defined,union-attr]

    def change_view(self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None) -> Any:
        extra = {"may_merge": self.has_merge_permission(request), **(extra_context or {})}
        return super().change_view(request, object_id, form_url, extra)  # type: ignore[misc]

    def merge_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Choose the record that goes, see everything that would move, then agree to just that."""
        kept = get_object_or_404(self.model, pk=pk)  # type: ignore[attr-defined]
        if not self.has_merge_permission(request):
            raise PermissionDenied
        noun = noun_of(kept)
        form = MergeForm(request.POST or None, noun=noun, kept=kept, admin_site=self.admin_site)  # type: ignore[attr-defined]
        plan = None
        if form.is_valid():
            gone, reason = form.cleaned_data["gone"], form.cleaned_data["reason"]
            if "agreed" in request.POST:
                try:
                    log = merge(kept=kept, gone=gone, reason=reason, by=request.user, seen=request.POST["agreed"])
                except ValidationError as refused:
                    form.add_error(None, refused)
                else:
                    return self._merged(request, kept, log)
            plan = plan_of(kept, gone)
        context = {
            **self.admin_site.each_context(request),  # type: ignore[attr-defined]
            "title": f"Merge another {noun.label} into “{kept}”",
            "opts": self.opts,  # type: ignore[attr-defined]
            "noun": noun.label,
            "kept": kept,
            "form": form,
            "plan": plan,
            "lost": _lost(plan.kept, plan.gone) if plan else [],
            "media": self.media + form.media,  # type: ignore[attr-defined]
        }
        return TemplateResponse(request, "admin/merging/merge.html", context)

    def _merged(self, request: HttpRequest, kept: Any, log: Merge) -> HttpResponse:
        self.log_change(request, kept, f"Merged “{log.gone_name}” into it: {log.reason}")  # type: ignore[attr-defined]
        messages.success(request, f"“{log.gone_name}” is now one with “{kept}”. This can be undone here.")
        return HttpResponseRedirect(reverse("admin:findings_merge_change", args=[log.pk]))


def _lost(kept: Any, gone: Any) -> list[tuple[str, Any]]:
    """What the record that goes says of itself and the other does not take over: the log alone keeps it."""
    taken = {"id", "slug", "name", "aliases", "lineage", "publisher", "position", "parent"}
    fields = [field for field in gone._meta.fields if field.name not in taken]
    said = [(str(field.verbose_name), getattr(gone, field.name), getattr(kept, field.name)) for field in fields]
    return [(name, value) for name, value, other in said if value and value != other]


@admin.register(Merge)
class MergeAdmin(ReadOnlyAdmin):
    """The log of merges. Each can be undone, as long as what moved is still where it was moved to."""

    list_display = ["gone_name", "kept_name", "noun", "reason", "merged_by", "merged_at", "undone_at"]
    list_filter = ["noun"]
    list_select_related = ["merged_by"]
    search_fields = ["gone_name", "kept_name", "reason"]
    fields = [
        "noun",
        "gone_name",
        "kept_name",
        "reason",
        "merged_by",
        "merged_at",
        "undone_by",
        "undone_at",
        "gone",
        "moved",
    ]
    change_form_template = "admin/undoable.html"

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view(self.undo_view)
        return [path("<int:pk>/undo/", view, name="findings_merge_undo"), *super().get_urls()]

    def undo_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Ask once more, then put everything back."""
        log = get_object_or_404(Merge, pk=pk)
        if not (request.user.has_perm(f"findings.change_{log.noun}") and request.user.has_perm(PUBLISH)):  # type: ignore[union-attr]
            raise PermissionDenied

        def put_back() -> HttpResponse:
            gone = undo(log, by=request.user)
            self.log_change(request, log, "Undone.")
            self.message_user(request, f"“{gone}” is there again, with all that was its own.")
            return HttpResponseRedirect(reverse(f"admin:findings_{log.noun}_change", args=[gone.pk]))

        return ask_and_undo(self, request, log, template="admin/merging/undo.html", undo=put_back)


@admin.register(FormerAddress)
class FormerAddressAdmin(ReadOnlyAdmin):
    """Addresses that lead on: those of records that were merged, and those that a record had before."""

    list_display = ["slug", "noun", "leads_to", "since"]
    list_filter = ["noun"]
    list_select_related = ["person", "institution", "theme"]
    search_fields = ["slug", "person__name", "institution__name", "theme__name"]
