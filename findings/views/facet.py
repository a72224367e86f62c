from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from findings.facet_page import FacetPage
from findings.merging.addresses import brought_up_to_date
from sources.shown import of_version, version_of


@require_safe
@of_version
def facet_detail(request: HttpRequest, facet: str) -> HttpResponse:
    """All values of a long facet among the findings of a list, with a search. Former names lead on, as in the list."""
    page = FacetPage(facet, request.GET, version_of(request))
    newer = brought_up_to_date(page.listing.parameters, page.listing.filterset.errors)
    if newer is not None:
        return redirect(f"{request.path}?{newer.urlencode()}", permanent=True)
    return render(request, "findings/facet_detail.html", page.context())
