"""What the archive proposes to excerpt, what was excerpted before, and the deeds that answer it."""

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse

from findings.desk import linking
from findings.desk.offering import offered
from findings.desk.saving import Refused
from findings.desk.showing import one, shown
from findings.desk.spans import read_pairs, read_spans
from findings.models import Finding, QuotedSource
from findings.suggesting import refusing
from sources.models import TextVersion

from .answers import REFUSED, no_text, problem, sent

LONGEST_KEY, LONGEST_WORDS = 64, 20_000


def suggested(request: HttpRequest, source: QuotedSource, text_version: TextVersion | None) -> HttpResponse:
    return JsonResponse({"suggestions": offered(text_version) if text_version else []})


def refuse(request: HttpRequest, source: QuotedSource, text_version: TextVersion | None) -> HttpResponse:
    """Never offer one of the suggestions again."""
    if not request.user.has_perm("findings.add_finding"):
        return problem("This account may not decide on suggestions.", REFUSED)
    asked = sent(request)
    key, words = (asked.get("key"), asked.get("words")) if isinstance(asked, dict) else (None, None)
    if not (isinstance(key, str) and isinstance(words, str) and 0 < len(key) <= LONGEST_KEY):
        return problem("Say which suggestion is refused. Open the desk again.")
    refusing.refuse(source, key, words[:LONGEST_WORDS], request.user)
    return JsonResponse({"refused": key})


def elsewhere(request: HttpRequest, source: QuotedSource, text_version: TextVersion | None) -> HttpResponse:
    """Where the words of these spans are quoted or printed already."""
    nothing: dict[str, list[str]] = {"here": [], "elsewhere": []}
    if text_version is None or "spans" not in request.GET:
        return JsonResponse(nothing)
    try:
        spans = read_spans(read_pairs(request.GET["spans"]), text_version.text)
    except ValidationError:
        return JsonResponse(nothing)  # not yet a passage; saving would say why
    number = request.GET.get("finding", "")
    there = Finding.objects.filter(quotations__text_version=text_version)
    mine = there.filter(pk=int(number)).first() if number.isdecimal() and len(number) < 18 else None
    return JsonResponse(linking.known_places(text_version, spans, mine, request.user))


def link(request: HttpRequest, source: QuotedSource, text_version: TextVersion | None) -> HttpResponse:
    """Say of one finding that its words also stand in the other text."""
    asked = sent(request)
    if text_version is None or not isinstance(asked, dict):
        return no_text()
    if asked.get("way") == linking.HERE:
        asked = {**asked, "version": text_version.pk}
    try:
        finding = linking.link(text_version, asked, request.user)
    except Refused as refused:
        return problem(str(refused), REFUSED)
    except ValidationError as error:
        return problem(" ".join(error.messages))
    except (TypeError, ValueError):
        return problem("What the page sent cannot be read. Open the desk again.")
    said = f"{finding.shown_id} is linked: its words are also in the other source."
    return JsonResponse({"finding": shown(one(finding), text_version, request.user), "said": said})
