"""What all answers below `/api/` have in common, whoever makes them: any site may read them, and every error is a
problem that programs understand, even where it is Django that answers."""

from django.http import HttpRequest, HttpResponse

from casearchive.middleware import GetResponse
from findings.api.problems import MEDIA_TYPE, written

PLACE = "/api/"  # the page at this address itself is for people
METHODS = ["GET", "HEAD", "OPTIONS"]
ALLOWED = ", ".join(METHODS)
A_DAY = "86400"
# Headers of ours that scripts of other sites may read, and of theirs that they may send.
SHOWN, TAKEN = "ETag, Link, Retry-After", "Accept, If-None-Match"


def for_programs(get_response: GetResponse) -> GetResponse:
    """It stands before all others, so that nothing is answered without it."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if not request.path_info.startswith(PLACE) or request.path_info == PLACE:
            return get_response(request)
        if request.method == "OPTIONS":
            response = HttpResponse(status=204, headers={"Allow": ALLOWED})
            response.headers["Access-Control-Allow-Methods"] = ALLOWED
            response.headers["Access-Control-Allow-Headers"] = TAKEN
            response.headers["Access-Control-Max-Age"] = A_DAY
        elif request.method in METHODS:
            response = get_response(request)
        else:
            response = HttpResponse(status=405, headers={"Allow": ALLOWED})
        if response.status_code >= 400 and response.get("Content-Type") != MEDIA_TYPE:
            _tell(request, response)
        response.headers["Access-Control-Allow-Origin"] = "*"
        response.headers["Access-Control-Expose-Headers"] = SHOWN
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["X-Robots-Tag"] = "noindex"
        return response

    return middleware


def _tell(request: HttpRequest, response: HttpResponse) -> None:
    """Put the problem in place of a page for people. What its headers say besides holds as well."""
    for header in ("Content-Encoding", "ETag"):
        response.headers.pop(header, None)
    body = written(request, response.status_code)
    response.headers["Content-Type"] = MEDIA_TYPE
    response.headers["Content-Length"] = str(len(body))
    response.content = b"" if request.method == "HEAD" else body
