from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from findings.listing import Listing
from findings.merging.addresses import brought_up_to_date
from sources.shown import version_of


def asked(request: HttpRequest) -> Listing | HttpResponse:
    """The list that a feed or a file of it is asked for, understood as its page understands it.

    Or else what to answer instead: former names lead on, and what was not understood is told in plain text.
    """
    listing = Listing(request.GET, version_of(request))
    newer = brought_up_to_date(listing.parameters, listing.filterset.errors)
    if newer is not None:
        return redirect(f"{request.path}?{newer.urlencode()}", permanent=True)
    if problems := listing.filterset.problems:
        return HttpResponse("\n".join(problems) + "\n", status=400, content_type="text/plain; charset=utf-8")
    return listing
