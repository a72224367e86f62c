"""The pages of the file a text was taken from, with passages marked on them."""

import hashlib
import re
from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.db.models import Max, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBadRequest, JsonResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse

from sources.models import PageLayout, Payload, TextVersion
from sources.page_images import NoPicture, page_images
from sources.page_places import Place, places
from sources.passages import Span
from sources.shown_pages import ShownPage

USUAL_WIDTH, NARROWEST, WIDEST = 1000, 100, 2400
_SPANS = re.compile(r"\d{1,9}-\d{1,9}(,\d{1,9}-\d{1,9}){0,99}")
MISTYPED = "Give passages as their starts and ends in the text: ?spans=120-180,200-240."


class PagesOfFile:
    """For the admin of texts: the picture of a page, the places of passages, and a page that shows both."""

    def get_urls(self) -> list[Any]:
        site: Any = self.admin_site  # type: ignore[attr-defined]
        return [
            path("<int:pk>/pages/", site.admin_view(self.pages_view), name="sources_textversion_pages"),
            path(
                "<int:pk>/pages/<int:number>.png",
                site.admin_view(self.page_view, cacheable=True),
                name="sources_textversion_page",
            ),
            path("<int:pk>/places.json", site.admin_view(self.places_view), name="sources_textversion_places"),
            *super().get_urls(),  # type: ignore[misc]
        ]

    def page_view(self, request: HttpRequest, pk: int, number: int) -> HttpResponse:
        """The page as a PNG. A capture never changes, so neither does its picture."""
        version = self._permitted(request, pk)
        if version.capture is None or version.extraction_id is None:
            raise Http404("This text was not taken from a file with pages.")
        width = _number(request.GET.get("width"), USUAL_WIDTH)
        width = max(NARROWEST, min(width, WIDEST))
        digest = version.capture.sha256
        etag = f'"{hashlib.sha256(f"{digest} {number} {width}".encode()).hexdigest()[:32]}"'
        if request.headers.get("If-None-Match") == etag:
            response = HttpResponse(status=304)
        else:
            get_object_or_404(PageLayout.objects.only("pk"), extraction=version.extraction_id, number=number)
            try:
                picture = page_images.picture(digest, lambda: _bytes_of(version), number, width)
            except NoPicture as refusal:
                return HttpResponse(str(refusal), status=503, content_type="text/plain; charset=utf-8")
            response = HttpResponse(picture, content_type="image/png")
        response["Cache-Control"] = "private, max-age=31536000, immutable"
        response["ETag"] = etag
        return response

    def places_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The rectangles of passages, for a script that draws them over the picture."""
        version = self._permitted(request, pk)
        spans = _spans(request.GET.get("spans", ""))
        if spans is None:
            return HttpResponseBadRequest(MISTYPED, content_type="text/plain; charset=utf-8")
        shown = [_shown(version, place) for place in places(version, spans)]
        return JsonResponse(
            {
                "pages": [
                    {
                        "number": page.number,
                        "label": page.label,
                        "width": page.width,
                        "height": page.height,
                        "image": page.image,
                        "rectangles": [[round(side, 2) for side in sides] for sides in page.rectangles],
                    }
                    for page in shown
                ]
            }
        )

    def pages_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """One page of the file with the passage marked on it, and the way to the next."""
        version = self._permitted(request, pk)
        last = PageLayout.objects.filter(extraction=version.extraction_id).aggregate(last=Max("number"))["last"]
        if version.capture is None or last is None:
            raise Http404("This text was not taken from a file with pages.")
        spans = _spans(request.GET.get("spans", "")) if "spans" in request.GET else []
        if spans is None:
            return HttpResponseBadRequest(MISTYPED, content_type="text/plain; charset=utf-8")
        found = places(version, spans)
        number = _number(request.GET.get("page"), found[0].number if found else 1)
        layouts = PageLayout.objects.filter(extraction=version.extraction_id).defer("characters", "boxes")
        layout = get_object_or_404(layouts, number=max(1, min(number, last)))
        here = next((place for place in found if place.number == layout.number), None)
        marked = here.rectangles if here else ()
        context = {
            **self.admin_site.each_context(request),  # type: ignore[attr-defined]
            "opts": self.opts,  # type: ignore[attr-defined]
            "title": f"Page {layout.label or layout.number}",
            "version": version,
            "layout": layout,
            "shown": ShownPage(
                _image(version, layout.number), layout.number, layout.label, layout.width, layout.height, marked
            ),
            "last": last,
            "spans": request.GET.get("spans", ""),
            "passage": _words(version, spans),
            "stands_on": [(place, _address(version, place.number, request)) for place in found],
            "previous": _address(version, layout.number - 1, request) if layout.number > 1 else "",
            "next": _address(version, layout.number + 1, request) if layout.number < last else "",
        }
        return TemplateResponse(request, "admin/sources/textversion/page.html", context)

    def _permitted(self, request: HttpRequest, pk: int) -> TextVersion:
        if not self.has_view_permission(request):  # type: ignore[attr-defined]
            raise PermissionDenied
        held: QuerySet[TextVersion] = TextVersion.objects.select_related("source", "capture").defer("text")
        return get_object_or_404(held, pk=pk)


def _bytes_of(version: TextVersion) -> bytes:
    return bytes(Payload.objects.get(capture=version.capture_id).body)


def _shown(version: TextVersion, place: Place) -> ShownPage:
    image = _image(version, place.number)
    return ShownPage(image, place.number, place.label, place.width, place.height, place.rectangles)


def _image(version: TextVersion, number: int) -> str:
    return reverse("admin:sources_textversion_page", args=[version.pk, number])


def _address(version: TextVersion, number: int, request: HttpRequest) -> str:
    asked = {"page": number} | ({"spans": request.GET["spans"]} if request.GET.get("spans") else {})
    return f"{reverse('admin:sources_textversion_pages', args=[version.pk])}?{urlencode(asked, safe=',')}"


def _words(version: TextVersion, spans: Sequence[Span]) -> list[str]:
    return [version.text[start:end] for start, end in spans] if spans else []


def _spans(typed: str) -> list[Span] | None:
    """The passages asked for; nothing where they are no passages."""
    if not _SPANS.fullmatch(typed):
        return None
    pairs = [pair.split("-") for pair in typed.split(",")]
    spans = [(int(start), int(end)) for start, end in pairs]
    return spans if all(start < end for start, end in spans) else None


def _number(typed: str | None, otherwise: int) -> int:
    return int(typed) if typed and typed.isascii() and typed.isdecimal() and len(typed) < 6 else otherwise
