"""Mending a text that is held: the mended one becomes the next."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse

from sources.accepting import correct
from sources.models import TextVersion

from .accepted import after_accepting
from .refusing import refusals_told_in
from .whole_text_field import WholeTextField


class CorrectionForm(forms.Form):
    """The words as they should be, and why they were changed."""

    text = WholeTextField(
        help_text="Correct it to what the original says. The earlier text is kept.",
    )
    note = forms.CharField(
        label="Note", widget=forms.Textarea(attrs={"rows": 2}), help_text="What was corrected, and why."
    )


class Correcting:
    """For the admin page of texts."""

    change_form_template = "admin/sources/textversion/change_form.html"

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view(self.correct_view)  # type: ignore[attr-defined]
        return [path("<int:pk>/correct/", view, name="sources_textversion_correct"), *super().get_urls()]  # type: ignore[misc]

    def correct_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The words of a text, to be corrected into the next."""
        if not request.user.has_perm("sources.add_textversion"):
            raise PermissionDenied
        version = get_object_or_404(TextVersion.objects.select_related("source"), pk=pk)
        form = CorrectionForm(request.POST or None, initial={"text": version.text})
        if form.is_valid() and (done := self._correct(request, version, form)):
            return done
        last = version.source.texts.defer("text").last()
        context = {
            **self.admin_site.each_context(request),  # type: ignore[attr-defined]
            "title": f"Correct text {version.number}",
            "opts": self.opts,  # type: ignore[attr-defined]
            "version": version,
            "newer": last if last and last.pk != version.pk else None,
            "form": form,
        }
        return TemplateResponse(request, "admin/sources/textversion/correct.html", context)

    def _correct(self, request: HttpRequest, version: TextVersion, form: CorrectionForm) -> HttpResponse | None:
        with refusals_told_in(form):
            saved, is_new = correct(version, text=form.cleaned_data["text"], note=form.cleaned_data["note"])
        if form.errors:
            return None
        if not is_new:
            told = f"No word is different from text {saved.number}, so nothing was added."
            self.message_user(request, told, messages.INFO)  # type: ignore[attr-defined]
            return HttpResponseRedirect(reverse("admin:sources_textversion_change", args=[saved.pk]))
        self.log_addition(request, saved, f"Corrected from text {version.number}.")  # type: ignore[attr-defined]
        told = f"Text {saved.number} of “{saved.source}” is added; text {version.number} is kept."
        self.message_user(request, told, messages.SUCCESS)  # type: ignore[attr-defined]
        return HttpResponseRedirect(after_accepting(saved.source, request.user))
