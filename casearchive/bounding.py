"""Readers’ pages ask the database for a bounded time; what editors do may take as long as it takes."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from findings.bounding import bounded, is_cut_off

TRY_AGAIN = 30  # seconds


class BoundedQuestions:
    """Cuts off what takes too long on pages for readers, and answers 503 with a page that says so."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.for_editors = reverse("admin:index")

    def __call__(self, request: HttpRequest) -> HttpResponse:
        readers = not request.path.startswith(self.for_editors)
        with bounded(round(settings.STATEMENT_TIMEOUT * 1000) if readers else 0):
            return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """A page that took too long: what was asked stands in it, so that nothing is lost."""
        if not is_cut_off(exception):
            return None
        context = {"query": request.GET.get("q", ""), "again_url": request.get_full_path()}
        response = render(request, "503.html", context, status=503)
        response["Cache-Control"] = "no-store"
        response["Retry-After"] = str(TRY_AGAIN)
        return response
