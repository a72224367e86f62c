"""What pages outside this app show of findings."""

from collections.abc import Iterable
from typing import Any

from django import template
from django.db.models import Exists, OuterRef

from findings.counting import counted
from findings.models import Finding, Quotation
from findings.paging import numbered, page_of, paging
from sources.models import Source

register = template.Library()


@register.simple_tag
def with_counts(sources: Iterable[Source]) -> list[Source]:
    """The sources, each with its `count` of published findings read in it or made by it."""
    return counted(sources, "source_ids")


@register.inclusion_tag("findings/_findings_of.html", takes_context=True)
def findings_of(context: dict[str, Any], source: Source) -> dict[str, Any]:
    """The findings quoted from a source, in the order of its text, and those of a report that were read elsewhere."""
    request = context["request"]
    published = Finding.objects.published().filter(document__source_ids__contains=[source.pk])
    here = Quotation.objects.filter(
        finding=OuterRef("pk"), role=Quotation.Role.TAKEN_FROM, text_version__source=source.pk
    )
    ordered = published.annotate(is_quoted=Exists(here)).order_by("-is_quoted", "document__starts_at", "pk")
    page = page_of(ordered.for_list(), request.GET.get("page"))
    return {
        "source": source,
        "quoted": [finding for finding in page if finding.is_quoted],
        "reported": [finding for finding in page if not finding.is_quoted],
        "total": page.paginator.count,
        **paging(page, numbered(request.path)),
    }
