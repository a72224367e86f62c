from collections.abc import Sequence
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from findings.models import Correction, Quotation, Removal, Tagging
from findings.paging import numbered, page_of, paging
from sources.shown import of_version

THEMES = Prefetch("finding__taggings", Tagging.objects.select_related("theme"))
SOURCES = Prefetch("finding__quotations", Quotation.objects.with_source())


def corrections() -> QuerySet[Correction]:
    """What was corrected, the newest first, with what is shown of it."""
    return Correction.objects.for_readers().select_related("finding").prefetch_related(THEMES)


def removals() -> QuerySet[Removal]:
    """What was withdrawn, the newest first, with what is shown of it."""
    return Removal.objects.select_related("finding").prefetch_related(SOURCES)


@require_safe
@of_version
def correction_list(request: HttpRequest) -> HttpResponse:
    """What was corrected in published findings, the newest first."""
    return _log(request, "findings/correction_list.html", corrections())


@require_safe
@of_version
def removal_list(request: HttpRequest) -> HttpResponse:
    """What was withdrawn, when and why, and what was given back, the newest first."""
    return _log(request, "findings/removal_list.html", removals())


def _log(request: HttpRequest, template: str, entries: Sequence[Any] | Any) -> HttpResponse:
    page = page_of(entries, request.GET.get("page"))
    context = {
        "entries": list(page),
        "total": page.paginator.count,
        "feeds": [f"{request.path}feed.{form}" for form in ("atom", "json")],
        **paging(page, numbered(request.path)),
    }
    return render(request, template, context)
