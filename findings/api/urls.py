"""The addresses of the interface. What answers them is imported when it is asked for the first time."""

from functools import cache
from importlib import import_module
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import path

from sources.shown import View, of_version

from .page import api_page

# By the name of each address: where it stands, and the view.
PLACES = {
    "api-root": ("api/v1/", "Root"),
    "api-finding-list": ("api/v1/findings/", "FindingList"),
    "api-finding": ("api/v1/findings/<str:identifier>/", "FindingDetail"),
    "api-source-list": ("api/v1/sources/", "SourceList"),
    "api-source": ("api/v1/sources/<slug:slug>/", "SourceDetail"),
    "api-theme-list": ("api/v1/themes/", "ThemeList"),
    "api-theme": ("api/v1/themes/<slug:slug>/", "ThemeDetail"),
    "api-person-list": ("api/v1/people/", "PersonList"),
    "api-person": ("api/v1/people/<slug:slug>/", "PersonDetail"),
    "api-institution-list": ("api/v1/institutions/", "InstitutionList"),
    "api-institution": ("api/v1/institutions/<slug:slug>/", "InstitutionDetail"),
    "api-connection-list": ("api/v1/connections/", "ConnectionList"),
    "api-figure-list": ("api/v1/figures/", "FigureList"),
    "api-check": ("api/v1/check", "Check"),
    "api-description": ("api/v1/openapi.json", "Description"),
}
KEPT_NOWHERE = {"Check"}  # what somebody pasted is in its address


@cache
def _view(name: str) -> View:
    view: View = getattr(import_module("findings.api.views"), name).as_view()
    return view


def _door(name: str) -> View:
    def view(request: HttpRequest, **parameters: Any) -> HttpResponse:
        response: HttpResponse = _view(name)(request, **parameters)
        return response

    return view if name in KEPT_NOWHERE else of_version(view)


urlpatterns = [
    path("api/", api_page, name="api"),
    *(path(route, _door(view), name=name) for name, (route, view) in PLACES.items()),
]
