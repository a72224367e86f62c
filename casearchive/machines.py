"""What programs read before they read anything else: what may be crawled, how to search, whom to tell of faults."""

import datetime

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

VALID = datetime.timedelta(days=180)  # RFC 9116 asks for less than a year
REFUSED = {
    "/admin/": "the editors’ desk",
    "/*?*": "combinations of filters, which have no end; feeds and pages of records are open",
    "/findings/export.": "the whole archive as a file: take it once, and follow the feed",
    "/api/v1/": "the same for programs, which ask for what they want",
    "/data/*/*.": "the whole archive in many files; the page of each release is open",
    "/findings/complete": "suggestions while somebody types",
}


@require_safe
@cache_control(max_age=86_400)
def robots(request: HttpRequest) -> HttpResponse:
    """What crawlers may read, and of what they may not, why."""
    refused = [line for path, what in REFUSED.items() for line in (f"# {what}", f"Disallow: {path}")]
    lines = ["User-agent: *", *refused, "", "Sitemap: " + request.build_absolute_uri(reverse("sitemap"))]
    return _text("\n".join(lines))


@require_safe
@cache_control(max_age=86_400)
def opensearch(request: HttpRequest) -> HttpResponse:
    """How browsers and programs search here (OpenSearch 1.1)."""
    page, feed, icon = (
        escape(request.build_absolute_uri(path))
        for path in (reverse("findings:finding-list"), reverse("findings:feed-atom"), reverse("favicon"))
    )
    described = f"""<?xml version="1.0" encoding="UTF-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
<ShortName>Case archive</ShortName>
<Description>What reports on police misconduct found, word for word</Description>
<Url type="text/html" template="{page}?q={{searchTerms}}"/>
<Url type="application/atom+xml" template="{feed}?q={{searchTerms}}&amp;page={{startPage?}}"/>
<Image type="image/svg+xml">{icon}</Image>
<Language>en-GB</Language>
<InputEncoding>UTF-8</InputEncoding>
<OutputEncoding>UTF-8</OutputEncoding>
</OpenSearchDescription>
"""
    return HttpResponse(described, content_type="application/opensearchdescription+xml; charset=utf-8")


@require_safe
@cache_control(max_age=86_400)
def security(request: HttpRequest) -> HttpResponse:
    """Whom to tell of a fault of security (RFC 9116). Raises Http404 where nobody is named."""
    if not settings.SECURITY_CONTACT:
        raise Http404("Nobody is named here to whom faults of security are told.")
    expires = datetime.datetime.combine(timezone.localdate() + VALID, datetime.time(), datetime.UTC)
    lines = [
        f"Contact: {settings.SECURITY_CONTACT}",
        f"Expires: {expires:%Y-%m-%dT%H:%M:%SZ}",
        "Preferred-Languages: en",
        "Canonical: " + request.build_absolute_uri(request.path),
    ]
    return _text("\n".join(lines))


def _text(words: str) -> HttpResponse:
    return HttpResponse(words + "\n", content_type="text/plain; charset=utf-8")
