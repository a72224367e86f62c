"""The door for new captures: `/admin/sources/capture/bring/`."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import format_html

from sources.models import Capture
from sources.uploading import too_large_uploads

from .bring_form import BringForm
from .outcomes import Outcome, outcomes


class Bringing:
    """For the admin page of captures."""

    def get_urls(self) -> list[Any]:
        bring = self.admin_site.admin_view(self.bring_view)  # type: ignore[attr-defined]
        return [path("bring/", bring, name="sources_capture_bring"), *super().get_urls()]  # type: ignore[misc]

    def bring_view(self, request: HttpRequest) -> HttpResponse:
        """Words, files, an address. One of them leads on to its page; several are listed, each with its outcome."""
        if not request.user.has_perm("sources.add_capture"):
            raise PermissionDenied
        sent = (request.POST, request.FILES) if request.method == "POST" else ()
        form = BringForm(*sent, too_large=bool(too_large_uploads(request)))
        brought: list[Outcome] = outcomes(request, form.cleaned_data) if form.is_valid() else []
        if len(brought) == 1 and brought[0].capture:
            self._tell_outcome(request, brought[0])
            return HttpResponseRedirect(reading_page(brought[0].capture))
        fresh = bool(brought) and not any(outcome.problem for outcome in brought)
        context = {
            **self.admin_site.each_context(request),  # type: ignore[attr-defined]
            "title": "Bring in",
            "opts": self.opts,  # type: ignore[attr-defined]
            "form": BringForm() if fresh else form,
            "outcomes": brought,
        }
        return TemplateResponse(request, "admin/sources/capture/bring.html", context)

    def _tell_outcome(self, request: HttpRequest, outcome: Outcome) -> None:
        if outcome.is_new:
            self.message_user(request, f"“{outcome.name}” is brought in.", messages.SUCCESS)  # type: ignore[attr-defined]
            return
        capture: Any = outcome.capture
        sentence = "“{}” was brought in before, byte for byte: as {}, on {}. Nothing was added; this is its page."
        when = f"{capture.captured_at:%-d %B %Y}"
        told = format_html(sentence, outcome.name, capture, when)
        self.message_user(request, told, messages.WARNING)  # type: ignore[attr-defined]


def reading_page(capture: Capture) -> str:
    """Where the editor sees how far a capture is read, and what is proposed of it."""
    return reverse("admin:sources_capture_reading", args=[capture.pk])
