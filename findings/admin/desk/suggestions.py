"""What the archive proposes to excerpt, what was excerpted before, and the deeds that answer it."""

from django.http import HttpRequest, HttpResponse, JsonResponse

from findings.models import QuotedSource
from sources.models import TextVersion


def suggested(request: HttpRequest, source: QuotedSource, text_version: TextVersion | None) -> HttpResponse:
    return JsonResponse({"suggestions": []})


def refuse(request: HttpRequest, source: QuotedSource, text_version: TextVersion | None) -> HttpResponse:
    return JsonResponse({})


def elsewhere(request: HttpRequest, source: QuotedSource, text_version: TextVersion | None) -> HttpResponse:
    return JsonResponse({"here": [], "elsewhere": []})


def link(request: HttpRequest, source: QuotedSource, text_version: TextVersion | None) -> HttpResponse:
    return JsonResponse({})
