"""The page of the file that the desk shows beside the text or instead of it."""

from django.http import HttpRequest, HttpResponse, JsonResponse

from findings.desk.paper import has_pages, page_at, page_shown
from findings.desk.spans import MOST, read_pairs
from findings.models import QuotedSource
from sources.models import TextVersion
from sources.passages import Span

from .answers import no_text, problem


def shown_page(request: HttpRequest, source: QuotedSource, text_version: TextVersion | None) -> HttpResponse:
    """The page of a `number`, or that of a position (`at`). Given `near` instead, that page while it has some of the
    passages, else the first that has.
    """
    if text_version is None:
        return no_text()
    if not has_pages(text_version):
        return problem("This text was not taken from a file with pages.", 404)
    spans = _within(text_version, read_pairs(request.GET.get("spans", "")))
    near, number = _number(request, "near"), _number(request, "number")
    if number is None:
        number = page_at(text_version, _number(request, "at") or 0) if near is None else near
    return JsonResponse(page_shown(text_version, number, spans, follow="number" not in request.GET))


def _within(text_version: TextVersion, pairs: list[list[int]]) -> list[Span]:
    """Those that are passages of the text, be it that they cut a word: what is looked at need not be saved yet."""
    past = len(text_version.text)
    return [(pair[0], pair[1]) for pair in pairs[:MOST] if len(pair) == 2 and 0 <= pair[0] < pair[1] <= past]


def _number(request: HttpRequest, name: str) -> int | None:
    typed = request.GET.get(name, "")
    return int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 10 else None
