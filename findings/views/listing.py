from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from findings.listing import Listing
from findings.merging.addresses import brought_up_to_date
from findings.pasted import filter_for, finding_named
from findings.record_addresses import address
from findings.replacing import address_to_tell, standing_for
from sources.shown import of_version, version_of


@require_safe
@of_version
def finding_list(request: HttpRequest) -> HttpResponse:
    """The findings that the address asks for. What it does not understand is said, not silently left out.

    Filters typed among the words lead to the address that has them as its own; not for good, since what a name means
    may change. An address that names a record as it was called before it was merged leads to the one that names it as
    it is now. An identifier in place of words leads to its finding, and the address of a source to what stands in it.
    """
    if (elsewhere := _leads_to(request.GET)) is not None:
        return elsewhere
    listing = Listing(request.GET, version_of(request))
    if listing.plainer_url is not None:
        return redirect(listing.plainer_url)
    newer = brought_up_to_date(listing.parameters, listing.filterset.errors)
    if newer is not None:
        return redirect(f"{request.path}?{newer.urlencode()}", permanent=True)
    return render(request, "findings/finding_list.html", listing.context())


def _leads_to(parameters: QueryDict) -> HttpResponse | None:
    """Where what was pasted leads: to the finding of an identifier, to the list with the filter for an address."""
    typed = parameters.get("q", "")
    if (finding := finding_named(typed)) is not None:
        return redirect(address_to_tell(standing_for(finding)), permanent=True)
    if (pasted := filter_for(typed)) is not None:
        newer = parameters.copy()
        newer.pop("q")
        newer.pop("page", None)
        newer.setlist(pasted[0], [pasted[1]])
        return redirect(f"{address('findings:finding-list')}?{newer.urlencode()}")
    return None
