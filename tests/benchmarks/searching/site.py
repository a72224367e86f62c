"""The site over the corpus, with two pages to compare it with: a trivial one, and tantivy's bare answer in JSON."""

import os
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import path

os.environ["DJANGO_SETTINGS_MODULE"] = "casearchive.settings"
settings.DATABASES["default"]["NAME"] = os.environ["BENCH_DATABASE"]
settings.DATABASES["default"]["CONN_MAX_AGE"] = None  # one backend, whose CPU is read, for the whole run
settings.ROOT_URLCONF = __name__
settings.LOGGING["root"]["level"] = "ERROR"
# Hashed names would have to be collected first; which name a style sheet has costs the page nothing.
settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}

import django  # noqa: E402  the settings come first
from django.core.wsgi import get_wsgi_application  # noqa: E402

django.setup()

from casearchive.urls import urlpatterns as ours  # noqa: E402

from .asking import questions  # noqa: E402
from .comparing import numbered  # noqa: E402
from .ours import Ours  # noqa: E402
from .tantivys import Tantivy  # noqa: E402

ENGINE = Tantivy(Path(os.environ["BENCH_DIRECTORY"]))
ASKED = [by_number for _, by_number in numbered(Ours(), list(questions(int(os.environ["BENCH_SIZE"]))))]


def trivial(request: HttpRequest) -> HttpResponse:
    """The least that a page can be."""
    return HttpResponse("ok")


def answer(request: HttpRequest) -> HttpResponse:
    """What tantivy has to say of the question of that number."""
    found, snippets, counted = ENGINE.told(ASKED[int(request.GET["n"])], request.GET["order"])
    return JsonResponse({"total": found.total, "page": found.page, "snippets": snippets, "facets": counted})


urlpatterns = [path("bench/trivial/", trivial), path("bench/tantivy/", answer), *ours]

application = get_wsgi_application()  # its middleware asks for addresses
