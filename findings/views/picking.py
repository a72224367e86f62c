from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from findings.addresses import Addresses
from findings.index.searching import Answer
from findings.listing import PARAMETERS, Listing, list_url
from findings.merging.addresses import brought_up_to_date
from findings.paging import page_of
from findings.picking import Picked, PicksField
from findings.record_addresses import address
from findings.results import Results
from sources.shown import of_version, version_of


@require_safe
@of_version
def pick_findings(request: HttpRequest) -> HttpResponse:
    """The list of findings with a box beside each: what is ticked stays so from page to page, and becomes a list."""
    asked = request.GET.copy()
    ticked, problems = _ticked(asked)
    if asked.pop("done", None) and not problems:
        if ticked:
            return redirect(list_url(finding=[each.slug for each in ticked]))
        problems = ["Nothing is picked yet. Tick a finding first."]
    listing = Listing(asked, version_of(request))
    newer = brought_up_to_date(listing.parameters, listing.filterset.errors)
    if newer is not None:
        newer.setlist("finding", [each.slug for each in ticked])
        return redirect(f"{request.path}?{newer.urlencode()}", permanent=True)
    return render(request, "findings/pick.html", _context(listing, ticked, [*problems, *listing.filterset.problems]))


def _ticked(asked: QueryDict) -> tuple[list[Picked], list[str]]:
    """What was ticked so far, taken out of the address, and what of it was not understood."""
    try:
        return PicksField().clean(asked.pop("finding", [])), []
    except ValidationError as error:
        return [], error.messages


def _context(listing: Listing, ticked: list[Picked], problems: list[str]) -> dict[str, Any]:
    answer = Answer(listing.archive, listing.filterset.question())
    results = Results(answer, listing.filterset.tree)
    total = 0 if listing.filterset.problems else answer.total
    page = page_of(results, listing.parameters.get("page"), count=total)
    rows = list(page)
    here, picked = {row.shown_id for row in rows}, {each.slug for each in ticked}
    return {
        "problems": problems,
        "rows": [(row, row.shown_id in picked) for row in rows],
        "elsewhere": sorted(picked - here),
        "number": len(picked),
        "total": total,
        "page_obj": page,
        "chips": listing.chips(Addresses(listing.values, PARAMETERS, address("findings:pick"))),
        "kept": listing.kept(),
        "list_url": listing.url(),
    }
