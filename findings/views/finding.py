from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from findings import identifiers
from findings.citing import plain_citation
from findings.models import Finding
from findings.rows import row_of
from findings.standing import connections_of, leave_out_withdrawn, mark_earlier_texts, neighbours_of, paragraph_of
from findings.vocabulary import KIND_MEANINGS, Kind, State
from sources.shown import of_version


@require_safe
@of_version
def finding_detail(request: HttpRequest, identifier: str, slug: str = "") -> HttpResponse:
    """One finding. Any way of writing its identifier leads to its one address; a withdrawn one leaves a tombstone."""
    public_id = identifiers.read(identifier)
    if public_id is None:
        return render(request, "findings/mistyped.html", {"typed": identifier[:40]}, status=404)
    finding = Finding.objects.with_parts().filter(public_id=public_id).first()
    if finding is not None and finding.state == State.WITHDRAWN:
        return render(request, "findings/gone.html", {"finding": finding}, status=410)
    if finding is None or finding.state != State.PUBLISHED:
        raise Http404("There is no finding with this identifier.")
    if finding.held:  # at whatever address: the one address holds words of the summary
        response = render(request, "findings/held.html", {"finding": finding})
        response["X-Robots-Tag"] = "noindex"
        return response
    if request.path != finding.get_absolute_url():
        return redirect(finding, permanent=True)
    leave_out_withdrawn(finding.quotation)
    mark_earlier_texts(finding.quotations.all())
    address = request.build_absolute_uri(finding.get_absolute_url())
    context = {
        "finding": finding,
        "row": row_of(finding),
        "quotation": finding.quotation,
        "also_in": [quotation for quotation in finding.quotations.all() if quotation != finding.quotation],
        "paragraph": paragraph_of(finding.quotation),
        "figures": finding.figures.all(),
        "statuses": finding.statuses.select_related("body", "source"),
        "connections": connections_of(finding),
        "corrections": finding.corrections.select_related("finding"),
        "replies": finding.replies.published().select_related("person", "institution"),
        "siblings": neighbours_of(finding),
        "kind_meaning": KIND_MEANINGS[Kind(finding.kind)],
        "citation": plain_citation(finding, address),
        "address": address,
    }
    return render(request, "findings/finding_detail.html", context)
