from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from findings import identifiers
from findings.models import Finding
from findings.vocabulary import State


def reached(
    request: HttpRequest,
    identifier: str,
    *,
    if_held: int = 200,
    gone: str = "findings/gone.html",
    held: str = "findings/held.html",
) -> Finding | HttpResponse:
    """The published finding of this identifier, however it is written, or the page that stands in its place.

    A mistyped one is told so, a withdrawn one leaves a tombstone, and one that is held answers `if_held`. `gone` and
    `held` are the templates of these two.
    """
    public_id = identifiers.read(identifier)
    if public_id is None:
        return render(request, "findings/mistyped.html", {"typed": identifier[:40]}, status=404)
    finding = Finding.objects.with_parts().filter(public_id=public_id).first()
    if finding is not None and finding.state == State.WITHDRAWN:
        return render(request, gone, {"finding": finding}, status=410)
    if finding is None or finding.state != State.PUBLISHED:
        raise Http404("There is no finding with this identifier.")
    if finding.held:  # at whatever address: the one address holds words of the summary
        response = render(request, held, {"finding": finding}, status=if_held)
        response["X-Robots-Tag"] = "noindex"
        return response
    return finding


def once_published(identifier: str) -> Finding | None:
    """The finding of this identifier that readers see, or that they saw before it was withdrawn or held."""
    public_id = identifiers.read(identifier)
    if public_id is None:
        return None
    states = [State.PUBLISHED, State.WITHDRAWN]
    return Finding.objects.with_parts().filter(public_id=public_id, state__in=states).first()
