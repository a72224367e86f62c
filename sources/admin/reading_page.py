"""The page of a capture: how far it is read, and then what is proposed of it, until it is accepted."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path
from django.views.decorators.http import require_POST

from sources.accepting import accept
from sources.dropped import dropped, put_back
from sources.models import Capture, Extraction, Publisher, TextVersion
from sources.readings import NOT_READ_YET, ask_for_reading
from sources.resuming import begin_again, has_stopped
from sources.storable import with_line_feeds

from .accepted import after_accepting
from .bringing import reading_page
from .proposal_form import SourceForm, TextForm
from .proposing import candidates, source_proposed, text_proposed
from .refusing import refusals_told_in

MOST_SHOWN = 300


class ReadingPages:
    """For the admin page of captures."""

    def get_urls(self) -> list[Any]:
        wrap = self.admin_site.admin_view  # type: ignore[attr-defined]
        return [
            path("<int:pk>/reading/", wrap(self.reading_view), name="sources_capture_reading"),
            path("<int:pk>/progress/", wrap(self.progress_view), name="sources_capture_progress"),
            path("<int:pk>/again/", wrap(self.again_view), name="sources_capture_again"),
            *super().get_urls(),  # type: ignore[misc]
        ]

    def reading_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The last reading of a capture: its progress, its problem, its proposal, or the text made of it."""
        capture = self._capture(request, pk, "view_capture", "add_capture")
        extraction = capture.extractions.select_related("capture__source").first()
        if extraction and extraction.state == Extraction.State.DONE:
            if accepted := extraction.texts.select_related("source").defer("text").order_by("pk").first():
                if request.method == "POST":  # sent twice
                    return self._done(request, accepted, is_new=False)
                return self._page(request, capture, extraction, accepted=accepted)
            return self._proposal(request, extraction)
        going_on = bool(extraction and extraction.state in NOT_READ_YET)
        stopped = extraction is None or not going_on or has_stopped(extraction)
        return self._page(request, capture, extraction, going_on=going_on, stopped=stopped)

    def progress_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """How far the reading is, for the small script that asks."""
        capture = self._capture(request, pk, "view_capture", "add_capture")
        extraction = capture.extractions.only("state", "done", "total").first()
        told: dict[str, Any] = {"going_on": False, "done": 0, "total": 0}
        if extraction:
            told = {"going_on": extraction.state in NOT_READ_YET, "done": extraction.done, "total": extraction.total}
        return JsonResponse(told)

    def again_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Read the capture anew, where it could not be read, or whoever read it has gone."""
        capture = self._capture(request, pk, "add_capture")
        return require_POST(self._again)(request, capture)

    def _again(self, request: HttpRequest, capture: Capture) -> HttpResponse:
        last = capture.extractions.first()
        with transaction.atomic():
            if last and last.state in NOT_READ_YET:
                begin_again(last)
            else:
                ask_for_reading(capture, title=last.title if last else "")
        return HttpResponseRedirect(reading_page(capture))

    def _proposal(self, request: HttpRequest, extraction: Extraction) -> HttpResponse:
        offered = candidates(extraction)
        sent = request.POST or None
        form = TextForm(sent, initial=text_proposed(extraction, offered), candidates=offered)
        may_add = request.user.has_perm("sources.add_publisher")
        about = SourceForm(
            sent if form.is_new_source else None, initial=source_proposed(extraction), may_add_publisher=may_add
        )
        if sent:
            self._require(request, "add_textversion")
            if "accept" in sent:
                if form.is_new_source:
                    self._require(request, "add_source")
                valid = form.is_valid() and (not form.is_new_source or about.is_valid())
                if valid and (done := self._accept(request, extraction, form, about)):
                    return done
            else:
                form, about = self._looked_again(request, extraction, form, about, offered)
        media = self.media + form.media + about.media  # type: ignore[attr-defined]
        more = {"form": form, "about": about, "media": media, **_left_out(extraction, form)}
        return self._page(request, extraction.capture, extraction, **more)

    def _looked_again(
        self, request: HttpRequest, extraction: Extraction, form: TextForm, about: SourceForm, offered: Any
    ) -> tuple[TextForm, SourceForm]:
        """The same forms as typed, with the ticked paragraphs put back into the text, and no complaints yet."""
        text = with_line_feeds(str(form["text"].value() or ""))
        wanted = {int(number) for number in request.POST.getlist("paragraph") if number.isdecimal()}
        if (one := request.POST.get("put_back", "")).isdecimal():
            wanted = {int(one)}
        if "look" not in request.POST:
            text = put_back(extraction.whole_text, text, wanted)
        typed = {name: form[name].value() for name in form.fields} | {"text": text}
        about_typed = {name: request.POST.get(name, about[name].value()) for name in about.fields}
        return (
            TextForm(initial=typed, candidates=offered),
            SourceForm(initial=about_typed, may_add_publisher=about.may_add_publisher),
        )

    def _accept(
        self, request: HttpRequest, extraction: Extraction, form: TextForm, about: SourceForm
    ) -> HttpResponse | None:
        """Take the text in; nothing, with the reason in the form, where that is refused."""
        source = about.save(commit=False) if form.is_new_source else form.held_source()
        words, note = form.cleaned_data["text"], form.cleaned_data["note"]
        with refusals_told_in(form):
            version, is_new = accept(extraction, text=words, source=source, note=note)
        if form.errors:
            return None
        return self._done(request, version, is_new=is_new)

    def _done(self, request: HttpRequest, version: TextVersion, *, is_new: bool) -> HttpResponse:
        if is_new:
            self.log_addition(request, version.source, f"Text {version.number} accepted.")  # type: ignore[attr-defined]
            told = f"Text {version.number} of “{version.source}” is accepted."
            self.message_user(request, told, messages.SUCCESS)  # type: ignore[attr-defined]
        else:
            told = f"This was accepted before, as text {version.number} of “{version.source}”. Nothing was added."
            self.message_user(request, told, messages.INFO)  # type: ignore[attr-defined]
        return HttpResponseRedirect(after_accepting(version.source, request.user))

    def _page(
        self, request: HttpRequest, capture: Capture, extraction: Extraction | None, **more: Any
    ) -> TemplateResponse:
        context = {
            **self.admin_site.each_context(request),  # type: ignore[attr-defined]
            "title": extraction.title if extraction and extraction.title else str(capture),
            "opts": self.opts,  # type: ignore[attr-defined]
            "capture": capture,
            "extraction": extraction,
            "publishers": Publisher.objects.values_list("name", flat=True) if "form" in more else [],
            "may_begin_again": request.user.has_perm("sources.add_capture"),
            "may_download": request.user.has_perm("sources.view_capture"),
            **more,
        }
        return TemplateResponse(request, "admin/sources/capture/reading.html", context)

    def _capture(self, request: HttpRequest, pk: int, *rights: str) -> Capture:
        """The capture, for an editor who has one of the rights."""
        if not any(request.user.has_perm(f"sources.{right}") for right in rights):
            raise PermissionDenied
        return get_object_or_404(Capture.objects.select_related("source", "captured_by"), pk=pk)

    def _require(self, request: HttpRequest, right: str) -> None:
        if not request.user.has_perm(f"sources.{right}"):
            raise PermissionDenied


def _left_out(extraction: Extraction, form: TextForm) -> dict[str, Any]:
    text = with_line_feeds(str(form["text"].value() or ""))
    left_out = dropped(extraction.whole_text, text)
    return {"left_out": left_out[:MOST_SHOWN], "more_left_out": max(0, len(left_out) - MOST_SHOWN)}
