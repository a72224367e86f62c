from collections.abc import Callable, Iterator
from itertools import chain

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.views.decorators.http import require_safe

from findings.index.searching import Answer
from findings.origin import origin_of
from findings.taking_away import Taken, as_csv, as_json_lines, as_xlsx
from sources.shown import of_version

from .asked import asked

Written = Iterator[bytes]


@require_safe
@of_version
def export_csv(request: HttpRequest) -> HttpResponseBase:
    """The list as a table; `bom=1` is for Excel."""
    marked = request.GET.get("bom") == "1"
    return _file(request, "csv", "text/csv; charset=utf-8", lambda taken: as_csv(taken, marked=marked))


@require_safe
@of_version
def export_jsonl(request: HttpRequest) -> HttpResponseBase:
    """The list as a line of JSON for each finding."""
    return _file(request, "jsonl", "application/jsonl; charset=utf-8", as_json_lines)


@require_safe
@of_version
def export_xlsx(request: HttpRequest) -> HttpResponseBase:
    """The list as a workbook of Excel."""
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    return _file(request, "xlsx", kind, as_xlsx)


def _file(request: HttpRequest, ending: str, kind: str, write: Callable[[Taken], Written]) -> HttpResponseBase:
    """Its first part is made before the answer begins, so that whatever goes wrong is told by the status."""
    listing = asked(request)
    if isinstance(listing, HttpResponse):
        return listing
    home = origin_of(request)
    day = timezone.localdate().isoformat()
    answer = Answer(listing.archive, listing.filterset.question())
    taken = Taken(answer, home, home + listing.url(), day)
    parts = write(taken)
    begun = [next(parts)]
    return StreamingHttpResponse(
        chain(begun, parts),
        content_type=kind,
        headers={
            "Content-Disposition": f'attachment; filename="case-archive-{day}.{ending}"',
            "Link": f'<{taken.address}>; rel="collection", <{home}/method/>; rel="describedby"',
            "X-Robots-Tag": "noindex",
        },
    )
