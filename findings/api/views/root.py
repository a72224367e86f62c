from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from rest_framework.request import Request
from rest_framework.response import Response

from findings.api.description import DESCRIPTION

from .view import View

LISTS = {
    "findings": "findings:api-finding-list",
    "sources": "findings:api-source-list",
    "themes": "findings:api-theme-list",
    "people": "findings:api-person-list",
    "institutions": "findings:api-institution-list",
    "connections": "findings:api-connection-list",
    "figures": "findings:api-figure-list",
    "check": "findings:api-check",
    "description": "findings:api-description",
    "documentation": "findings:api",
}


class Root(View):
    """Where everything is."""

    def get(self, request: Request) -> Response:
        response = Response({name: self.home + reverse(place) for name, place in LISTS.items()})
        page, description = (self.home + reverse(LISTS[name]) for name in ("documentation", "description"))
        response.headers["Link"] = f'<{description}>; rel="service-desc", <{page}>; rel="service-doc"'
        return response


class Description(View):
    """The interface as OpenAPI describes it."""

    def get(self, request: Request, *args: Any) -> HttpResponse:
        return HttpResponse(DESCRIPTION.read_bytes(), content_type="application/json")
