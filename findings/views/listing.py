from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from findings.listing import Listing


def finding_list(request: HttpRequest) -> HttpResponse:
    """The findings that the address asks for. What it does not understand is said, not silently left out."""
    return render(request, "findings/finding_list.html", Listing(request.GET).context())
