from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.views.decorators.cache import never_cache

from findings.models import QuotedSource
from sources.models import Source, TextVersion

from . import choosing, findings, page, paper, suggestions

NEEDED = ["findings.view_finding", "sources.view_textversion"]
View = Callable[..., HttpResponse]
# Each door: the end of its address, its view, and how it is knocked at.
DOORS: list[tuple[str, View, str]] = [
    ("findings", findings.standing, "GET"),
    ("save", findings.save, "POST"),
    ("send", findings.send, "POST"),
    ("session", choosing.session, "GET"),
    ("names", choosing.names, "GET"),
    ("suggestions", suggestions.suggested, "GET"),
    ("refuse", suggestions.refuse, "POST"),
    ("elsewhere", suggestions.elsewhere, "GET"),
    ("link", suggestions.link, "POST"),
    ("paper", paper.shown_page, "GET"),
]


class DeskDoors:
    """For the admin page of quoted sources: the desk stands behind each of them."""

    def get_urls(self) -> list[Any]:
        wrap = self.admin_site.admin_view  # type: ignore[attr-defined]
        desk = path("<int:pk>/desk/", wrap(never_cache(self._page)), name="findings_quotedsource_desk")
        doors = [
            path(f"<int:pk>/desk/{word}/", wrap(self._door(view, method)), name=f"findings_quotedsource_desk_{word}")
            for word, view, method in DOORS
        ]
        return [desk, *doors, *super().get_urls()]  # type: ignore[misc]

    def _page(self, request: HttpRequest, pk: int) -> HttpResponse:
        may_read(request)
        source = get_object_or_404(QuotedSource, pk=pk)
        return page.desk(self, request, source, chosen_text(request, source))

    def _door(self, view: View, method: str) -> View:
        def door(request: HttpRequest, pk: int) -> HttpResponse:
            may_read(request)
            if request.method != method:
                return HttpResponseNotAllowed([method])
            source = get_object_or_404(QuotedSource, pk=pk)
            return view(request, source, chosen_text(request, source))

        return never_cache(door)


def may_read(request: HttpRequest) -> None:
    """Drafts and whole texts are seen by those alone who may see findings and texts."""
    if not request.user.has_perms(NEEDED):
        raise PermissionDenied


def the_desk_of(source: Source, editor: Any) -> str:
    """The address of its desk, for those who may work there."""
    return reverse("admin:findings_quotedsource_desk", args=[source.pk]) if editor.has_perms(NEEDED) else ""


def chosen_text(request: HttpRequest, source: QuotedSource) -> TextVersion | None:
    """The text of the source that the address names by its number, else the newest; None where none is held."""
    held = source.texts.order_by("-number")
    if "text" not in request.GET:
        return held.first()
    number = request.GET["text"]
    found = held.filter(number=int(number)).first() if number.isdecimal() and len(number) < 9 else None
    if found is None:
        raise Http404("This source has no text of that number.")
    return found
