from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from casearchive.website import website
from findings.counting import counted, themes_in_tree
from findings.listing import feed_urls
from findings.models import Finding
from findings.rows import rows
from findings.vocabulary import KIND_MEANINGS
from sources.models import Source
from sources.shown import of_version

FEATURED = ["racism", "misogyny", "forensics"]  # slugs of the themes that lead from the home page
NEWEST = 5


@require_safe
@of_version
def home(request: HttpRequest) -> HttpResponse:
    """Where a reader starts: search, themes, the newest findings, the sources."""
    themes: list[Any] = themes_in_tree(empty=False)
    terms = {term.slug: term for theme in themes for term in theme.terms}
    newest = Finding.objects.published().order_by("-first_published", "pk")
    context = {
        "total": Finding.objects.published().count(),
        "featured": [terms[slug] for slug in FEATURED if slug in terms],
        "themes": themes,
        "newest": rows(list(newest.values_list("pk", flat=True)[:NEWEST])),
        "feeds": feed_urls(),
        "linked_data": website(request),
        "sources": counted(Source.objects.published().select_related("publisher")[:10], "source"),
    }
    return render(request, "home.html", context)


@require_safe
@of_version
def about(request: HttpRequest) -> HttpResponse:
    """What the archive is, for whom, and what it promises."""
    return render(request, "about.html")


@require_safe
@of_version
def method(request: HttpRequest) -> HttpResponse:
    """How findings are chosen, quoted, tagged and attributed."""
    kinds = [(kind.label, meaning) for kind, meaning in KIND_MEANINGS.items()]
    return render(request, "method.html", {"kinds": kinds})


@require_safe
@cache_control(max_age=86_400)
def favicon(request: HttpRequest) -> HttpResponse:
    """Where browsers look for an icon without being told, as they do on the editors' pages."""
    return redirect(static("icon.svg"))
