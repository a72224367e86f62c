from django.db.models import Max
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from findings.models import Quotation
from findings.paging import numbered, page_of, paging
from findings.source_text import opened, page_of_finding
from findings.source_text.addresses import place_address, text_address
from findings.source_text.printed import printed
from findings.taking_away.licences import NOTES
from sources.models import Source, TextVersion
from sources.reached import reached as source_reached
from sources.shown import of_version
from sources.vocabulary import Licence

from .reached import reached


@require_safe
@of_version
def source_text(request: HttpRequest, slug: str, number: int | None = None) -> HttpResponse:
    """The text of a source with its findings marked, as far as readers may read it; `number`: one that it once had.

    With `?finding=` it leads to where the words of that finding stand now.
    """
    source = source_reached(request, slug, lambda newer: _with_query(text_address(newer.slug, number), request))
    if isinstance(source, HttpResponse):
        return source
    last = source.texts.aggregate(last=Max("number"))["last"]
    if "finding" in request.GET and number is None:
        return _to_finding(request, source, last)
    version = source.texts.filter(number=last if number is None else number).first()
    if version is None:
        raise Http404("The archive has no such text of this source.")
    version.source = source
    return _shown(request, version, latest=version.number == last)


def _with_query(path: str, request: HttpRequest) -> str:
    query = request.META.get("QUERY_STRING", "")
    return f"{path}?{query}" if query else path


def _to_finding(request: HttpRequest, source: Source, last: int) -> HttpResponse:
    """Not for good: a finding may move to a newer text, and with it to another page."""
    finding = reached(request, request.GET["finding"])
    if isinstance(finding, HttpResponse):
        return finding
    quotations = [q for q in finding.quotations.all() if q.text_version.source_id == source.pk]
    quotation = min(quotations, key=lambda q: (q.role != Quotation.Role.TAKEN_FROM, q.pk), default=None)
    if quotation is None:
        raise Http404("This finding does not stand in this source.")
    version = TextVersion.objects.get(pk=quotation.text_version_id)
    version.source = source
    latest = version.number == last
    page = page_of_finding(version, finding.shown_id, latest=latest)
    return redirect(
        place_address(text_address(source.slug, None if latest else version.number), page, finding.shown_id)
    )


def _shown(request: HttpRequest, version: TextVersion, *, latest: bool) -> HttpResponse:
    text, source = opened(version, latest=latest), version.source
    if not latest and not text.quoted:
        raise Http404("No finding stands in this text.")
    page = page_of(range(1, text.pages + 1), request.GET.get("page"), per_page=1)
    shown = text.excerpts(page.number)
    findings = text.findings(shown)
    at = text_address(source.slug, None if latest else version.number)
    context = {
        "source": source,
        "version": version,
        "latest": latest,
        "press": source.kind == Source.Kind.ARTICLE,
        "whole": text.whole,
        "share": text.share,
        "excerpts": shown,
        "findings": findings,
        "notes": list(dict.fromkeys(note for row in findings.values() for note in row.content_notes)),
        "printed_page": text.printed_page(page.number),
        "printed": printed(text, page.number),
        "words": " […] ".join(p.words for e in shown for paragraph in e.paragraphs for p in paragraph if p.marked),
        "rights": NOTES[Licence(source.licence)],
        **paging(page, numbered(request.path)),
        "canonical_path": numbered(at)(page.number),
    }
    response = render(request, "findings/source_text.html", context)
    if not latest:  # nobody who searches the web is led to what a source has corrected since
        response["X-Robots-Tag"] = "noindex"
    return response
