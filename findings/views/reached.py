from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from findings import identifiers
from findings.citing.signposting import of_tombstone
from findings.models import Finding
from findings.origin import origin_of
from findings.replacing import address_to_tell, standing_for
from findings.vocabulary import State

MISTYPED = (
    "“{typed}” is no identifier of the Case archive: it has a typing error. Identifiers have eight letters and "
    "numbers, such as K7Q2-9XWT, and the last of them checks the others."
)
NOBODY = "Nothing stands at this address: the Case archive has published no finding with this identifier."
GONE = "This finding of the Case archive was withdrawn on {day:%Y-%m-%d}. The reason given: {reason}."
HELD = "The words of this finding of the Case archive are being checked, and are not shown until that is done."


def reached(
    request: HttpRequest,
    identifier: str,
    *,
    if_held: int = 200,
    form: str = "",
    gone: str = "findings/gone.html",
    held: str = "findings/held.html",
    at: Callable[[Finding], str] = address_to_tell,
) -> Finding | HttpResponse:
    """The published finding of this identifier, however it is written, or what stands in its place.

    A mistyped one is told so, a withdrawn one leaves a tombstone or leads to where the one that says the same is `at`,
    and one that is held answers `if_held`. `gone` and `held` are the templates of these two. Of a file, which `form`
    names by its extension, all this is told in plain text.
    """
    public_id = identifiers.read(identifier)
    if public_id is None:
        if form:
            return _plain(MISTYPED.format(typed=identifier[:40]), 404)
        return render(request, "findings/mistyped.html", {"typed": identifier[:40]}, status=404)
    finding = Finding.objects.with_parts().filter(public_id=public_id).first()
    if finding is None or finding.first_published is None:
        if form:
            return _plain(NOBODY, 404)
        raise Http404("There is no finding with this identifier.")
    if finding.replaced_by_id is not None:
        other = standing_for(finding)
        return redirect(file_address(other.shown_id, form) if form else at(other), permanent=True)
    if finding.state == State.WITHDRAWN:
        if form:
            told = GONE.format(day=finding.withdrawn_at, reason=finding.get_withdrawn_reason_display())
            return _plain(told, 410)
        response = render(request, gone, {"finding": finding}, status=410)
        response["Link"] = of_tombstone(finding.shown_id, origin_of(request))
        return response
    if finding.held:  # at whatever address: the one address holds words of the summary
        if form:
            return _plain(HELD, if_held)
        response = render(request, held, {"finding": finding}, status=if_held)
        response["X-Robots-Tag"] = "noindex"
        response["Link"] = of_tombstone(finding.shown_id, origin_of(request))
        return response
    return finding


def once_published(identifier: str) -> Finding | None:
    """The finding of this identifier, or that which stands for it, as far as readers see it or once saw it."""
    public_id = identifiers.read(identifier)
    if public_id is None:
        return None
    every = Finding.objects.with_parts().filter(first_published__isnull=False)
    finding = every.filter(public_id=public_id).first()
    if finding is None or finding.replaced_by_id is None:
        return finding
    return every.get(pk=standing_for(finding).pk)


def file_address(shown_id: str, form: str) -> str:
    """The one address of a file of a finding."""
    return f"{reverse('findings:finding-list')}{shown_id}.{form}"


def _plain(told: str, status: int) -> HttpResponse:
    response = HttpResponse(f"{told}\n", status=status, content_type="text/plain; charset=utf-8")
    response["X-Robots-Tag"] = "noindex"
    return response
