from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sources.models import Source
from sources.reached import reached
from sources.shown import of_version


@require_safe
@of_version
def source_list(request: HttpRequest) -> HttpResponse:
    """The articles and reports in which findings stand. How many, the template asks of `findings`."""
    sources = Source.objects.published().select_related("publisher")
    return render(request, "sources/source_list.html", {"sources": sources})


@require_safe
@of_version
def source_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """One source, with what it covers. Its findings, in the order of its text, the template asks of `findings`."""
    source = reached(request, slug, Source.get_absolute_url)
    if isinstance(source, HttpResponse):
        return source
    context = {
        "source": source,
        "has_text": source.texts.exists(),
        "covers": source.covers.published(),
        "covered_by": source.covered_by.published(),
    }
    return render(request, "sources/source_detail.html", context)
