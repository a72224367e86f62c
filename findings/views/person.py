from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from findings.counting import counted, roles_of
from findings.models import Person
from findings.paging import listed, numbered, paging
from sources.shown import of_version

from .moved import elsewhere
from .pages import findings_page, themes_beside


@require_safe
@of_version
def person_list(request: HttpRequest) -> HttpResponse:
    """The people whom published findings name."""
    page = listed(Person.objects.published(), request.GET.get("page"))
    context = {"people": counted(page, "person"), **paging(page, numbered(request.path))}
    return render(request, "findings/person_list.html", context)


@require_safe
@of_version
def person_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """One person: in which roles they stand, and the findings that name them."""
    person = Person.objects.published().filter(slug=slug).first()
    if person is None:
        return elsewhere(Person.objects.published(), slug)
    context = {
        "person": person,
        "roles": roles_of(person=person),
        "themes": themes_beside("person", person),
        **findings_page(request, person, person=person.slug),
    }
    return render(request, "findings/person_detail.html", context)
