from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from rest_framework.request import Request
from rest_framework.response import Response

from findings.addresses import Addresses
from findings.api import reading
from findings.api.cursors import Cursor
from findings.api.gaps import BESIDE, gap
from findings.api.limits import USUAL
from findings.api.parameters import PAGING, no_cursor, paging
from findings.api.reached import reached
from findings.api.refusing import not_understood
from findings.api.serialisers import FindingSerialiser
from findings.api.serialisers.places import finding_here
from findings.filters import FILTERS
from findings.index.searching import Answer
from findings.listing import Listing
from findings.merging.addresses import brought_up_to_date
from findings.record_addresses import address
from findings.taking_away.licences import OF_A_LIST
from sources.shown import version_of

from .view import View, written

KNOWN = (*FILTERS, *PAGING)


class FindingList(View):
    """The findings that a question finds: the filters are those of `/findings/`, by the same names."""

    known = KNOWN
    serialiser = FindingSerialiser

    def get(self, request: Request) -> Response | HttpResponse:
        listing = Listing(request.query_params, version_of(request._request))
        newer = brought_up_to_date(listing.parameters, listing.filterset.errors)
        if newer is not None:
            return redirect(f"{request.path}?{newer.urlencode()}", permanent=True)
        if listing.filterset.errors:
            raise not_understood(listing.filterset.errors, listing.filterset.form.unknown)
        list_address = Addresses(listing.values, KNOWN, address("findings:api-finding-list"))
        asked = paging(request.query_params, list_address.having())
        answer = Answer(listing.archive, listing.filterset.question())
        start, stop = _span(answer, asked.cursor, asked.size)
        found = reading.findings(answer.findings(start, stop - start))
        identifiers = [finding.public_id for finding in found]
        before = Cursor("before", start, tuple(identifiers[:BESIDE])) if start and found else None
        after = Cursor("after", stop, tuple(identifiers[::-1][:BESIDE])) if stop < answer.total and found else None
        size = asked.size if asked.size != USUAL else None
        addresses = [
            list_address.having(page_size=size, cursor=word) if (word := written(cursor, asked.of)) else None
            for cursor in (before, after)
        ]
        return self.many(
            found,
            answer.total,
            (addresses[0], addresses[1]),
            notes=[note for note in (listing.reading(), *listing.notes()) if note],
            rights=OF_A_LIST,
        )


class FindingDetail(View):
    """One finding. Any way of writing its identifier leads to its one address."""

    serialiser = FindingSerialiser

    def get(self, request: Request, identifier: str) -> Response | HttpResponse:
        finding = reached(identifier)
        own = finding_here(finding)
        if request.path != own:
            return redirect(own, permanent=True)
        found = reading.findings([finding.pk])
        if not found:  # it was withdrawn just now
            raise Http404
        return self.one(found[0])


def _span(answer: Answer, cursor: Cursor | None, size: int) -> tuple[int, int]:
    """From where to where the page is that the cursor asks for."""
    if cursor is None:
        return 0, min(size, answer.total)
    place = gap(answer, cursor)
    if place is None:
        raise no_cursor()
    return (max(0, place - size), place) if cursor.side == "before" else (place, min(place + size, answer.total))
