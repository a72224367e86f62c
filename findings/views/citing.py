import json
from collections.abc import Iterable, Iterator
from typing import TypeVar

from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from findings.citing.annotation import MEDIA_TYPE, annotation
from findings.citing.files import FORMS
from findings.citing.reading import cited_finding, cited_findings
from findings.citing.signposting import of_file
from findings.index.searching import Answer
from findings.origin import origin_of
from findings.rows import row_of
from findings.standing import leave_out_withdrawn
from sources.shown import of_version

from .asked import asked
from .reached import file_address, reached

Answered = TypeVar("Answered", bound=HttpResponseBase)
PIECE = 64 * 1024  # characters that are sent together


@require_safe
@of_version
def finding_file(request: HttpRequest, identifier: str, form: str) -> HttpResponse:
    """The citation of one finding, as a file for reference managers. What is held is not there for now."""
    finding = reached(request, identifier, if_held=404, form=form)
    if isinstance(finding, HttpResponse):
        return finding
    if identifier != finding.shown_id:
        return redirect(file_address(finding.shown_id, form), permanent=True)
    cited = cited_finding(finding, request.build_absolute_uri(finding.get_absolute_url()))
    response = HttpResponse(FORMS[form].one(cited), content_type=FORMS[form].media_type)
    response["Link"] = of_file(cited.address)
    return _attached(response, f"finding-{finding.shown_id}.{form}")


@require_safe
@of_version
def finding_annotation(request: HttpRequest, identifier: str) -> HttpResponse:
    """One finding as a W3C Web Annotation."""
    finding = reached(request, identifier, if_held=404, form="jsonld")
    if isinstance(finding, HttpResponse):
        return finding
    own = file_address(finding.shown_id, "jsonld")
    if identifier != finding.shown_id:
        return redirect(own, permanent=True)
    leave_out_withdrawn(finding.quotation)
    cited = cited_finding(finding, request.build_absolute_uri(finding.get_absolute_url()))
    told = annotation(finding, row_of(finding), cited, origin_of(request), request.build_absolute_uri(own))
    response = HttpResponse(json.dumps(told, ensure_ascii=False, indent=2) + "\n", content_type=MEDIA_TYPE)
    response["Link"] = of_file(cited.address)
    response["Content-Disposition"] = f'inline; filename="finding-{finding.shown_id}.jsonld"'
    return response


@require_safe
@of_version
def finding_file_otherwise(request: HttpRequest, identifier: str, form: str) -> HttpResponse:
    """The address of a file as people write it: in capitals, or with a slash. It leads to the file."""
    finding = reached(request, identifier, if_held=404, form=form)
    return (
        finding if isinstance(finding, HttpResponse) else redirect(file_address(finding.shown_id, form), permanent=True)
    )


@require_safe
@of_version
def finding_export(request: HttpRequest, form: str) -> HttpResponseBase:
    """Citations of all findings that the list of this address has, in its order. They are read while they are sent."""
    listing = asked(request)
    if isinstance(listing, HttpResponse):
        return listing
    answer = Answer(listing.archive, listing.filterset.question())
    entries = FORMS[form].many(cited_findings(answer.findings(0, answer.total), origin_of(request)))
    response = StreamingHttpResponse(_gathered(entries), content_type=FORMS[form].media_type)
    return _attached(response, f"findings.{form}")


def _attached(response: Answered, name: str) -> Answered:
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _gathered(entries: Iterable[str]) -> Iterator[str]:
    """The same in larger pieces, so that what each costs on its way is paid less often."""
    kept: list[str] = []
    length = 0
    for entry in entries:
        kept.append(entry)
        length += len(entry)
        if length >= PIECE:
            yield "".join(kept)
            kept, length = [], 0
    yield "".join(kept)
