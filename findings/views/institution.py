from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from findings.counting import counted
from findings.models import Institution

from .pages import findings_page, themes_beside


@require_safe
def institution_list(request: HttpRequest) -> HttpResponse:
    """The bodies that findings name, each under the one it is part of."""
    bodies = {body.pk: body for body in counted(Institution.objects.published(), "institution_ids")}
    for body in bodies.values():
        body.level = len(body.lineage) - 1
    in_tree = sorted(bodies.values(), key=lambda body: [bodies[above].name for above in body.lineage])
    return render(request, "findings/institution_list.html", {"institutions": in_tree})


@require_safe
def institution_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """One body: what it is, its parts, and the findings that name it or a part of it."""
    body = get_object_or_404(Institution.objects.published(), slug=slug)
    context = {
        "institution": body,
        "ancestors": body.ancestors(),
        "parts": counted(Institution.objects.published().filter(parent=body), "institution_ids"),
        "themes": themes_beside("institution", body),
        **findings_page(request, body, institution=body.slug),
    }
    return render(request, "findings/institution_detail.html", context)
