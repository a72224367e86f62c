"""Refusals that views raise, and how they are answered."""

import math
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from django.http import Http404, HttpRequest
from rest_framework import exceptions
from rest_framework.response import Response

from .problems import MEDIA_TYPE, TYPES, of_status, problem

Errors = Mapping[str, Sequence[str]]


class Refused(exceptions.APIException):
    """Not answered, for a reason that is one of `TYPES`. `more` are members of the problem besides."""

    def __init__(self, kind: str, detail: str = "", **more: Any) -> None:
        self.kind, self.more = TYPES[kind], more
        self.status_code = self.kind.status
        super().__init__(detail or self.kind.meaning)


def not_understood(errors: Errors, unknown: Collection[str] = ()) -> Refused:
    """The parameters that were not understood, each with plain sentences. `unknown` are those that name nothing."""
    told = [{"parameter": name, "detail": sentence} for name, sentences in errors.items() for sentence in sentences]
    return Refused(
        "unknown" if set(errors) <= set(unknown) else "parameter",
        " ".join(each["detail"] for each in told),
        errors=told,
    )


def told(error: Exception, context: Mapping[str, Any]) -> Response | None:
    """The answer to an error; None for one that nobody foresaw, which goes on to Django."""
    request: HttpRequest = context["request"]._request
    if isinstance(error, Refused):
        return _response(problem(request, error.kind, str(error.detail), **error.more))
    if isinstance(error, Http404):
        return _response(problem(request, TYPES["nothing-here"]))
    if not isinstance(error, exceptions.APIException):
        return None
    response = _response(problem(request, of_status(error.status_code)))
    if isinstance(error, exceptions.Throttled) and error.wait is not None:
        response.headers["Retry-After"] = str(math.ceil(error.wait))
    return response


def _response(body: dict[str, Any]) -> Response:
    return Response(body, status=body["status"], content_type=MEDIA_TYPE)
