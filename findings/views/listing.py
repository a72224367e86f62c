from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from findings import identifiers
from findings.listing import Listing
from findings.merging.addresses import brought_up_to_date
from findings.models import Finding
from findings.replacing import address_to_tell, standing_for
from findings.vocabulary import State
from sources.shown import of_version, version_of


@require_safe
@of_version
def finding_list(request: HttpRequest) -> HttpResponse:
    """The findings that the address asks for. What it does not understand is said, not silently left out.

    Filters typed among the words lead to the address that has them as its own; not for good, since what a name means
    may change. An address that names a record as it was called before it was merged leads to the one that names it as
    it is now. An identifier alone leads to its finding.
    """
    if list(request.GET) == ["q"] and (finding := _named(request.GET["q"])) is not None:
        return redirect(address_to_tell(standing_for(finding)), permanent=True)
    listing = Listing(request.GET, version_of(request))
    if listing.plainer_url is not None:
        return redirect(listing.plainer_url)
    newer = brought_up_to_date(listing.parameters, listing.filterset.errors)
    if newer is not None:
        return redirect(f"{request.path}?{newer.urlencode()}", permanent=True)
    return render(request, "findings/finding_list.html", listing.context())


def _named(typed: str) -> Finding | None:
    """The finding whose identifier this is, if it was ever published: a tombstone too has its address."""
    identifier = identifiers.read_pasted(typed)
    if identifier is None:
        return None
    return Finding.objects.filter(public_id=identifier, state__in=[State.PUBLISHED, State.WITHDRAWN]).first()
