"""What pages outside this app show of findings."""

from typing import Any

from django import template
from django.db.models import Case, QuerySet, When
from django.http import HttpRequest

from findings.counting import counted
from findings.listing import feed_urls
from findings.models import SearchDocument
from findings.paging import listed, numbered, page_of, paging
from findings.results import Documents, Results
from sources.models import Source

register = template.Library()


@register.inclusion_tag("findings/_sources_listed.html", takes_context=True)
def listed_with_counts(context: dict[str, Any], sources: QuerySet[Source]) -> dict[str, Any]:
    """A page of the sources, each with its `count` of published findings read in it or made by it."""
    request = context["request"]
    page = listed(sources, request.GET.get("page"))
    return {"sources": counted(page, "source"), **paging(page, numbered(request.path))}


@register.simple_tag
def feeds_of(source: Source) -> list[str]:
    """The addresses of the feeds of its findings, Atom first."""
    return feed_urls(source=source.slug)


@register.simple_tag
def own_page(request: HttpRequest) -> str:
    """The one address of the page of findings that `findings_of` shows."""
    typed = request.GET.get("page", "")
    return numbered(request.path)(int(typed) if typed.isdecimal() else 1)


@register.inclusion_tag("findings/_findings_of.html", takes_context=True)
def findings_of(context: dict[str, Any], source: Source) -> dict[str, Any]:
    """The findings quoted from a source, in the order of its text, and those of a report that were read elsewhere."""
    request = context["request"]
    documents = SearchDocument.objects.filter(source_ids__contains=[source.pk])
    read_here = Case(When(read_in_id=source.pk, then=0), default=1)
    page = page_of(Results(Documents(documents.order_by(read_here, "starts_at", "pk"))), request.GET.get("page"))
    return {
        "source": source,
        "quoted": [row for row in page if row.source.pk == source.pk],
        "reported": [row for row in page if row.source.pk != source.pk],
        "total": page.paginator.count,
        **paging(page, numbered(request.path)),
    }
