from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from findings.counting import counted
from findings.models import Institution
from findings.models.institution import in_tree_order
from sources.shown import of_version

from .moved import elsewhere
from .pages import findings_page, themes_beside


@require_safe
@of_version
def institution_list(request: HttpRequest) -> HttpResponse:
    """The bodies that findings name, each under the one it is part of."""
    bodies = in_tree_order(counted(Institution.objects.published(), "institution"))
    for body in bodies:
        body.level = len(body.lineage) - 1  # type: ignore[attr-defined]
    return render(request, "findings/institution_list.html", {"institutions": bodies})


@require_safe
@of_version
def institution_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """One body: what it is, its parts, and the findings that name it or a part of it."""
    body = Institution.objects.published().filter(slug=slug).first()
    if body is None:
        return elsewhere(Institution.objects.published(), slug)
    context = {
        "institution": body,
        "ancestors": body.ancestors(),
        "parts": counted(Institution.objects.published().filter(parent=body), "institution"),
        "themes": themes_beside("institution", body),
        **findings_page(request, body, institution=body.slug),
    }
    return render(request, "findings/institution_detail.html", context)
