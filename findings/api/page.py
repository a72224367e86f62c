from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sources.shown import of_version

from .problems import TYPES


@require_safe
@of_version
def api_page(request: HttpRequest) -> HttpResponse:
    """The interface, explained to people."""
    return render(request, "api.html", {"types": TYPES.values()})
