"""What the desk's form asks while an editor types, and whether the editor is still logged in."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token

from findings.desk.choosing import CHOICES, choices
from findings.models import QuotedSource
from sources.models import TextVersion

from .answers import problem

NEEDED = {
    "theme": ["findings.view_theme"],
    "party": ["findings.view_person", "findings.view_institution"],
    "report": ["sources.view_source"],
}


def names(request: HttpRequest, source: QuotedSource, text_version: TextVersion | None) -> HttpResponse:
    """The records of a noun that what was typed may mean."""
    noun = request.GET.get("of", "")
    if noun not in CHOICES:
        return problem("Say what to look for: of=theme, of=party or of=report.", 400 if noun else 200, choices=[])
    if not request.user.has_perms(NEEDED[noun]):
        return problem("This account may not look these names up.", 403)
    return JsonResponse({"choices": choices(noun, request.GET.get("q", "").replace("\x00", ""))})


def session(request: HttpRequest, source: QuotedSource, text_version: TextVersion | None) -> HttpResponse:
    """Who is logged in, and the token that lets the page save: after a new log-in the old one is void."""
    return JsonResponse({"account": request.user.pk, "token": get_token(request)})
