"""What goes wrong, as programs are told of it: problem details (RFC 9457), each of a type that `/api/` explains."""

import json
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from findings.origin import origin_if_ours

MEDIA_TYPE = "application/problem+json"


@dataclass(frozen=True)
class Type:
    """A sort of problem. `meaning` is for the page that explains them, and for problems of which no more is known."""

    name: str
    status: int
    title: str
    meaning: str


TYPES = {
    each.name: each
    for each in [
        Type(
            "parameter",
            400,
            "A parameter was not understood",
            "Nothing is answered, rather than something else. `errors` names each parameter, with what is wrong.",
        ),
        Type(
            "unknown",
            404,
            "Something that is named is not there",
            "The question names a record that the archive does not have, or a cursor that is not of this list. "
            "`errors` names each parameter.",
        ),
        Type("request", 400, "The request was not understood", "The request is not one that the archive can read."),
        Type(
            "nothing-here",
            404,
            "Nothing stands at this address",
            "There is no such record, or readers may not see it. The list of its kind has those that there are.",
        ),
        Type(
            "typing-error",
            404,
            "This identifier has a typing error",
            "An identifier has eight letters and figures, of which the last checks the others. This one does not.",
        ),
        Type(
            "held",
            404,
            "This finding is being checked",
            "Its words are being checked against a newer text of its source. It is shown again when that is done.",
        ),
        Type(
            "method",
            405,
            "Nothing is changed here",
            "The interface is for reading: GET, HEAD and OPTIONS are answered.",
        ),
        Type("format", 406, "Only JSON is spoken here", "The header `Accept` leaves out `application/json`."),
        Type(
            "withdrawn",
            410,
            "This finding was withdrawn",
            "It was published and taken back. Its dates and the coded reason are told, and none of its words.",
        ),
        Type(
            "source-withdrawn",
            410,
            "This source is no longer shown",
            "Readers saw it once. `shown.until` tells until when, and nothing else is told of it.",
        ),
        Type(
            "too-many-requests",
            429,
            "Too many requests",
            "Ask again after as many seconds as the header `Retry-After` says.",
        ),
        Type("fault", 500, "Something broke", "The fault is the archive’s, and has been noted."),
        Type(
            "busy",
            503,
            "This took too long",
            "The archive could not answer in the time that it allows for one question. Ask for less at once: fewer "
            "words, fewer alternatives. Or try again after as many seconds as the header `Retry-After` says.",
        ),
    ]
}
_BY_STATUS = {400: "request", 404: "nothing-here", 405: "method", 406: "format", 429: "too-many-requests", 503: "busy"}


def of_status(status: int) -> Type:
    """The type of a problem of which nothing is known but its status."""
    if (name := _BY_STATUS.get(status)) is not None:
        return TYPES[name]
    return TYPES["fault"] if status >= 500 else TYPES["request"]


def problem(request: HttpRequest, kind: Type, detail: str = "", **more: Any) -> dict[str, Any]:
    """The members of a problem. `more` are those that this type has besides."""
    return {
        "type": f"{origin_if_ours(request)}/api/#problem-{kind.name}",
        "title": kind.title,
        "status": kind.status,
        "detail": detail or kind.meaning,
        "instance": request.path,
        **more,
    }


def written(request: HttpRequest, status: int) -> bytes:
    """The body of an answer of which only the status is known."""
    told = problem(request, of_status(status)) | {"status": status}
    return json.dumps(told, ensure_ascii=False).encode()
