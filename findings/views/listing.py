from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from findings.listing import Listing


@require_safe
def finding_list(request: HttpRequest) -> HttpResponse:
    """The findings that the address asks for. What it does not understand is said, not silently left out."""
    return render(request, "findings/finding_list.html", Listing(request.GET).context())
