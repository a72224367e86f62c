from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from findings.feeds import ATOM, JSON, Feed, as_atom, as_json_feed
from findings.feeds.entries import of_corrections, of_removals
from findings.feeds.feed import PER_PAGE
from findings.feeds.listing import feed_of
from findings.feeds.pages import feed_page
from findings.origin import origin_of
from findings.paging import numbered, page_of
from sources.shown import of_version

from .asked import asked
from .record import corrections, removals

FORMS = {"atom": (ATOM, as_atom), "json": (JSON, as_json_feed)}


@require_safe
@of_version
def finding_feed(request: HttpRequest, form: str) -> HttpResponse:
    """The list that the address asks for, with the filters of its page."""
    listing = asked(request)
    if isinstance(listing, HttpResponse):
        return listing
    return _written(feed_of(listing, origin_of(request), request.path), form)


@require_safe
@of_version
def correction_feed(request: HttpRequest, form: str) -> HttpResponse:
    """What was corrected, the newest first."""
    return _record(request, form, "Corrections", "findings:correction-list", corrections(), of_corrections)


@require_safe
@of_version
def removal_feed(request: HttpRequest, form: str) -> HttpResponse:
    """What was withdrawn, the newest first."""
    return _record(request, form, "Removals", "findings:removal-list", removals(), of_removals)


def _record(
    request: HttpRequest, form: str, title: str, name: str, records: QuerySet[Any], entries: Callable[..., Any]
) -> HttpResponse:
    page, home = page_of(records, request.GET.get("page"), per_page=PER_PAGE), origin_of(request)
    links = numbered(request.path)
    made = entries(page, home)
    return _written(feed_page(home, f"{title} – Case archive", reverse(name), page, links, made), form)


def _written(feed: Feed, form: str) -> HttpResponse:
    kind, write = FORMS[form]
    links = {**feed.links, **({"hub": feed.hub} if feed.hub else {})}
    link = ", ".join(f'<{address}>; rel="{relation}"' for relation, address in links.items())
    return HttpResponse(write(feed), content_type=kind, headers={"Link": link})
