"""Giving a theme to a whole list of findings, or taking it away; and the log of this, with its undo."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse

from findings.bulk_tagging import plan_tagging, tag, undo_tagging
from findings.models import Tagging, TaggingBatch, Theme
from findings.vocabulary import TaggingDeed
from sources.admin.base import ReadOnlyAdmin

from .undoing import ask_and_undo

TITLES = {TaggingDeed.ADDED: "Add a theme", TaggingDeed.TAKEN_AWAY: "Take a theme away"}


class BulkTaggingForm(forms.Form):
    """Which theme, for which findings: those that were chosen in the list, by their numbers, and no others."""

    findings = forms.RegexField(r"^[0-9]+(,[0-9]+)*$", widget=forms.HiddenInput)
    deed = forms.ChoiceField(choices=TaggingDeed.choices, widget=forms.HiddenInput)
    reason = forms.CharField(
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "cols": 70}),
        help_text="Needed where published findings are among them: readers are told of the change.",
    )
    leave_out = forms.BooleanField(
        required=False, label="Leave out those that cannot be changed", help_text="Otherwise none is changed."
    )

    def __init__(self, *args: Any, admin_site: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["theme"] = forms.ModelChoiceField(
            Theme.objects.all(),
            widget=AutocompleteSelect(Tagging._meta.get_field("theme"), admin_site),
            help_text="Its definition is shown before anything is changed.",
        )
        self.order_fields(["findings", "deed", "theme", "reason", "leave_out"])

    def clean_findings(self) -> list[int]:
        return [int(number) for number in self.cleaned_data["findings"].split(",")]


class BulkTagging:
    """For the admin page of findings."""

    bulk_actions = ("add_theme", "take_theme_away")

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view(self.tag_view)  # type: ignore[attr-defined]
        return [path("tag/", view, name="findings_finding_tag"), *super().get_urls()]  # type: ignore[misc]

    @admin.action(description="Add a theme to the selected findings …", permissions=["change"])
    def add_theme(self, request: HttpRequest, queryset: Any) -> HttpResponse:
        return self._ask(request, self._form(_chosen(queryset, TaggingDeed.ADDED)), TaggingDeed.ADDED)

    @admin.action(description="Take a theme away from the selected findings …", permissions=["change"])
    def take_theme_away(self, request: HttpRequest, queryset: Any) -> HttpResponse:
        return self._ask(request, self._form(_chosen(queryset, TaggingDeed.TAKEN_AWAY)), TaggingDeed.TAKEN_AWAY)

    def tag_view(self, request: HttpRequest) -> HttpResponse:
        """Choose the theme, see what would change, then agree to just that."""
        if not self.has_change_permission(request):  # type: ignore[attr-defined]
            raise PermissionDenied
        if request.method != "POST":
            return HttpResponseRedirect(reverse("admin:findings_finding_changelist"))
        form = BulkTaggingForm(request.POST, admin_site=self.admin_site)  # type: ignore[attr-defined]
        deed = TaggingDeed.TAKEN_AWAY if request.POST.get("deed") == TaggingDeed.TAKEN_AWAY else TaggingDeed.ADDED
        if not form.is_valid():
            return self._ask(request, form, deed)
        asked = {"theme": form.cleaned_data["theme"], "deed": deed, "by": request.user}
        plan = plan_tagging(form.cleaned_data["findings"], **asked)
        if "agreed" in request.POST:
            reason, leave_out = form.cleaned_data["reason"].strip(), form.cleaned_data["leave_out"]
            try:
                if request.POST["agreed"] != plan.digest:
                    raise ValidationError("Something has changed since you looked. Nothing was done. Look again.")
                batch = tag(form.cleaned_data["findings"], **asked, reason=reason, leave_out=leave_out)
            except ValidationError as refused:
                form.add_error(None, refused)
            else:
                return self._tagged(request, batch)
        return self._ask(request, form, deed, plan)

    def _form(self, initial: dict[str, str]) -> BulkTaggingForm:
        return BulkTaggingForm(initial=initial, admin_site=self.admin_site)  # type: ignore[attr-defined]

    def _ask(self, request: HttpRequest, form: BulkTaggingForm, deed: TaggingDeed, plan: Any = None) -> HttpResponse:
        numbers = str(form["findings"].value() or "")
        context = {
            **self.admin_site.each_context(request),  # type: ignore[attr-defined]
            "title": TITLES[deed],
            "opts": self.opts,  # type: ignore[attr-defined]
            "form": form,
            "plan": plan,
            "number": numbers.count(",") + 1 if numbers else 0,
            "adds": deed == TaggingDeed.ADDED,
            "media": self.media + form.media,  # type: ignore[attr-defined]
        }
        return TemplateResponse(request, "admin/bulk/tag.html", context)

    def _tagged(self, request: HttpRequest, batch: TaggingBatch) -> HttpResponse:
        self.log_change(request, batch, str(batch))  # type: ignore[attr-defined]
        messages.success(request, f"{batch}. It can be undone here.")
        return HttpResponseRedirect(reverse("admin:findings_taggingbatch_change", args=[batch.pk]))


def _chosen(queryset: Any, deed: TaggingDeed) -> dict[str, str]:
    """The findings of the list, all pages of it where these were chosen."""
    numbers = sorted(set(queryset.order_by().values_list("pk", flat=True)))
    return {"findings": ",".join(map(str, numbers)), "deed": deed}


@admin.register(TaggingBatch)
class TaggingBatchAdmin(ReadOnlyAdmin):
    """What was tagged in bulk. Each can be undone, as far as nobody has changed it since."""

    list_display = ["theme", "deed", "number", "reason", "done_by", "done_at", "undone_at"]
    list_filter = ["deed"]
    list_select_related = ["theme", "done_by"]
    search_fields = ["theme__name", "reason"]
    fields = ["theme", "deed", "number", "reason", "done_by", "done_at", "undone_by", "undone_at", "undone_number"]
    change_form_template = "admin/undoable.html"

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view(self.undo_view)
        return [path("<int:pk>/undo/", view, name="findings_taggingbatch_undo"), *super().get_urls()]

    def undo_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Ask once more, then take back what is still as it was left."""
        batch = get_object_or_404(TaggingBatch.objects.select_related("theme"), pk=pk)
        if not request.user.has_perm("findings.change_finding"):  # type: ignore[union-attr]
            raise PermissionDenied

        def undo() -> HttpResponse:
            back, left = undo_tagging(batch, by=request.user)
            self.log_change(request, batch, f"Undone for {back} findings.")
            self.message_user(request, f"Changed back: {back}. Left as they are: {len(left)}.")
            for sentence in left[:20]:
                self.message_user(request, sentence, messages.WARNING)
            return HttpResponseRedirect(reverse("admin:findings_taggingbatch_change", args=[batch.pk]))

        return ask_and_undo(self, request, batch, template="admin/bulk/undo.html", undo=undo)
