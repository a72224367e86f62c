"""The bytes of a capture for an editor’s own disk. No browser shows them here: they are the work of strangers."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import path
from django.utils.http import content_disposition_header

from sources.capturing.names import cleaned_name
from sources.models import Capture

ENDINGS = {"application/pdf": "pdf", "text/html": "html", "text/plain": "txt"}


class Downloading:
    """For the admin page of captures."""

    def get_urls(self) -> list[Any]:
        wrap = self.admin_site.admin_view  # type: ignore[attr-defined]
        return [
            path("<int:pk>/bytes/", wrap(self.bytes_view), name="sources_capture_bytes"),
            path("<int:pk>/warc/", wrap(self.warc_view), name="sources_capture_warc"),
            *super().get_urls(),  # type: ignore[misc]
        ]

    def bytes_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The bytes as they came."""
        capture = _capture(request, pk)
        ending = ENDINGS.get(capture.media_type, "bin")
        name = capture.file_name or f"capture-{capture.pk}.{ending}"
        return _attachment(capture.body, cleaned_name(name))

    def warc_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """What was asked of the web and what it answered, for the tools of web archives."""
        capture = _capture(request, pk)
        if not capture.payload.warc:
            raise Http404("This was not fetched from the web.")
        return _attachment(bytes(capture.payload.warc), f"capture-{capture.pk}.warc.gz")


def _capture(request: HttpRequest, pk: int) -> Capture:
    if not request.user.has_perm("sources.view_capture"):
        raise PermissionDenied
    return get_object_or_404(Capture, pk=pk)


def _attachment(body: bytes, name: str) -> HttpResponse:
    response = HttpResponse(body, content_type="application/octet-stream")
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name) or "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
