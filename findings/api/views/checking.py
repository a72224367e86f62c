from collections.abc import Iterable
from dataclasses import fields
from typing import Any

from rest_framework.request import Request
from rest_framework.response import Response

from findings.api.refusing import not_understood
from findings.api.serialisers import CheckSerialiser
from findings.checking import LONGEST, Part, Verdict, check
from findings.rows import rows

from .view import View


class Check(View):
    """Whether words stand in the archive, word for word. What is pasted may be unpublished: nobody keeps the answer."""

    known = ("text",)
    serialiser = CheckSerialiser

    def get(self, request: Request) -> Response:
        text = request.query_params.get("text", "")
        result = check(text)
        if result.whole is None and not 0 < len(text) <= LONGEST:
            raise not_understood({"text": [result.problem]})
        whole, *sentences = _told([result.whole or Part(text, Verdict.TOO_SHORT), *result.sentences])
        return self.one({"whole": whole, "sentences": sentences, "unread": result.unread})

    def finalize_response(self, *args: Any, **kwargs: Any) -> Response:
        response = super().finalize_response(*args, **kwargs)
        response.headers["Cache-Control"] = "no-store"
        response.headers["Referrer-Policy"] = "no-referrer"
        return response  # type: ignore[no-any-return,unused-ignore]


def _told(parts: Iterable[Part]) -> list[dict[str, Any]]:
    """The parts, each with its findings as far as they are published still."""
    parts = list(parts)
    found = {row.pk: row for row in rows(list(dict.fromkeys(key for part in parts for key in part.findings)))}
    return [
        {each.name: getattr(part, each.name) for each in fields(part)}
        | {"rows": [found[key] for key in part.findings if key in found]}
        for part in parts
    ]
