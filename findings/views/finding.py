from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from findings.citing import signposting
from findings.citing.files import FORMS
from findings.citing.meta import metas
from findings.citing.reading import cited_finding
from findings.citing.schema_org import in_script, quotation
from findings.citing.styles import citations
from findings.embedding.page import embedding
from findings.origin import origin_of
from findings.rows import row_of
from findings.standing import (
    connections_of,
    leave_out_withdrawn,
    mark_earlier_texts,
    neighbours_of,
    paragraph_of,
    text_of,
)
from findings.vocabulary import KIND_MEANINGS, Kind
from findings.ways import ways_to
from sources.shown import of_version

from .reached import reached


@require_safe
@of_version
def finding_detail(request: HttpRequest, identifier: str, slug: str = "") -> HttpResponse:
    """One finding. Any way of writing its identifier leads to its one address; a withdrawn one leaves a tombstone."""
    finding = reached(request, identifier)
    if isinstance(finding, HttpResponse):
        return finding
    if request.path != finding.get_absolute_url():
        return redirect(finding, permanent=True)
    leave_out_withdrawn(finding.quotation)
    quotations: list[Any] = list(finding.quotations.all())
    mark_earlier_texts(quotations)
    text = text_of(finding.quotation)
    for each in quotations:
        known = text if each == finding.quotation else ""
        each.ways = ways_to(each, later=each.of_earlier_text, text=known)
    address = request.build_absolute_uri(finding.get_absolute_url())
    row, cited = row_of(finding), cited_finding(finding, address)
    origin = origin_of(request)
    context = {
        "finding": finding,
        "row": row,
        "quotation": finding.quotation,
        "also_in": [each for each in quotations if each != finding.quotation],
        "paragraph": paragraph_of(finding.quotation, text),
        "figures": finding.figures.all(),
        "statuses": finding.statuses.select_related("body", "source"),
        "connections": connections_of(finding),
        "corrections": finding.corrections.select_related("finding"),
        "replies": finding.replies.published().select_related("person", "institution"),
        "siblings": neighbours_of(finding),
        "kind_meaning": KIND_MEANINGS[Kind(finding.kind)],
        "citations": citations(cited),
        "files": [(form.label, form.extension) for form in FORMS.values()],
        "metas": metas(cited),
        "linked_data": in_script(quotation(finding, row, cited, origin)),
        "address": address,
        **embedding(finding, row, origin),
    }
    response = render(request, "findings/finding_detail.html", context)
    response["Link"] = signposting.of_page(row, cited, finding.quotation.text_version.source, origin)
    return response
