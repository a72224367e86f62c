"""Pages that have not changed are not made again, and that is known before any of them is made.

A page is the same as long as its address, the version of what readers are shown, the installation and the day are: so
its tag is made of these (decision 28). Whoever has the page of that tag is told so by 304, for one small query.
"""

import hashlib
from base64 import urlsafe_b64encode
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils import timezone
from django.utils.cache import patch_vary_headers

from casearchive.build import fingerprint
from casearchive.middleware import GetResponse
from sources.shown import is_of_version, version_of

BEGUN = '"page-'  # so that tags of other answers are known without asking for the version


class EntityTags:
    """Gives tags to the pages of views that are `of_version`, and answers those who have them."""

    def __init__(self, get_response: GetResponse) -> None:
        if settings.DEBUG:
            raise MiddlewareNotUsed("Templates change under a running process.")
        self.get_response = get_response
        # With the key, nobody makes up a tag that we would know.
        key = hashlib.sha256(settings.SECRET_KEY.encode()).digest()
        self.begun = hashlib.blake2b(fingerprint(), digest_size=15, key=key)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        tag, held = "", request.META.get("HTTP_IF_NONE_MATCH", "")
        if request.method == "GET" and BEGUN in held:
            tag = self._tag(request)
            if tag in held:
                return _not_modified(tag)
        request.tag = tag  # type: ignore[attr-defined]
        response = self.get_response(request)
        tag = request.tag  # type: ignore[attr-defined]
        # A page that says itself how it may be kept knows better.
        if tag and response.status_code == 200 and not response.cookies and "Cache-Control" not in response:
            response.headers["ETag"] = f"W/{tag}"
            response.headers.pop("Last-Modified", None)  # which a withdrawal leaves as it was
        return response

    def process_view(self, request: HttpRequest, view: Callable[..., Any], *rest: Any) -> None:
        """Ask for the version before anything is read: what comes meanwhile is then in the page, under an old tag."""
        if request.method == "GET" and is_of_version(view):
            request.tag = request.tag or self._tag(request)  # type: ignore[attr-defined]

    def _tag(self, request: HttpRequest) -> str:
        digest = self.begun.copy()
        address = request.scheme, request.get_host(), request.path, request.META.get("QUERY_STRING", "")
        digest.update(repr((address, version_of(request), timezone.localdate())).encode())
        return f'{BEGUN}{urlsafe_b64encode(digest.digest()).decode()}"'


def _not_modified(tag: str) -> HttpResponse:
    response = HttpResponseNotModified(headers={"ETag": f"W/{tag}"})
    patch_vary_headers(response, ["Accept-Encoding"])
    return response
