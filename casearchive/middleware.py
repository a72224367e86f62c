"""What every answer of the site has in common."""

import re
from collections.abc import Callable

from csp.constants import HEADER
from csp.utils import build_policy
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed

GetResponse = Callable[[HttpRequest], HttpResponse]

METHODS = ["GET", "HEAD", "OPTIONS", "POST"]
# No page of ours asks for any of these; a page that was tampered with shall not get them either.
PERMISSIONS = "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()"
FRAMED = re.compile(r"/findings/[^/]+/embed/")


def known_methods(get_response: GetResponse) -> GetResponse:
    """HEAD answers with the headers of GET, the entity tag too, and with no body; methods not used here are refused."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.method not in METHODS:
            return HttpResponseNotAllowed(METHODS)
        if request.method != "HEAD":
            return get_response(request)
        request.method = "GET"
        response = get_response(request)
        request.method = "HEAD"
        if response.streaming:
            response.streaming_content = []  # type: ignore[attr-defined]  # nothing of it is even read
        elif response.status_code != 304:  # which has no body, and tells of no other length
            response.headers.setdefault("Content-Length", str(len(response.content)))
            response.content = b""
        return response

    return middleware


def security_policy(get_response: GetResponse) -> GetResponse:
    """The content security policy, written once: it is the same for every answer, and no page asks for a nonce.

    But for the framed card, which pages of others may frame; what is not changed of it says so too, since a browser
    then keeps the page under the newer headers.
    """
    policy, framed = build_policy(), build_policy(replace={"frame-ancestors": ["*"]})

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if FRAMED.fullmatch(request.path_info) and response.status_code in {200, 304, 410}:
            response.xframe_options_exempt = True  # type: ignore[attr-defined]  # for the middleware of Django
            response.headers[HEADER] = framed
        if not (settings.DEBUG and response.status_code in (404, 500)):  # which Django shows with styles of its own
            response.headers.setdefault(HEADER, policy)
        return response

    return middleware


def common_headers(get_response: GetResponse) -> GetResponse:
    """A permissions policy everywhere; pages without a cookie may be kept by anyone who asks whether they changed."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        if not response.cookies and "Cookie" not in response.get("Vary", ""):
            response.headers.setdefault("Cache-Control", "public, max-age=0, must-revalidate")
        return response

    return middleware
