from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from findings.counting import counted, themes_in_tree
from findings.models import Theme
from sources.shown import of_version

from .moved import elsewhere
from .pages import findings_page


@require_safe
@of_version
def theme_list(request: HttpRequest) -> HttpResponse:
    """All themes, with how many findings each has."""
    return render(request, "findings/theme_list.html", {"themes": themes_in_tree(empty=True)})


@require_safe
@of_version
def theme_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """One theme: what it means, and its findings."""
    theme = Theme.objects.select_related("parent").filter(slug=slug).first()
    if theme is None:
        return elsewhere(Theme.objects.all(), slug)
    context = {
        "theme": theme,
        "terms": counted(theme.children.in_tree_order(), "theme"),
        **findings_page(request, theme, theme=theme.slug),
    }
    return render(request, "findings/theme_detail.html", context)
