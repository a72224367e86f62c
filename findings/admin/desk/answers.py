"""What the desk's scripts are told, and what they may send."""

import json
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, JsonResponse

from sources.storable import storable_data

REFUSED, INVALID, CHANGED = 403, 422, 409


def problem(sentence: str, status: int = INVALID, **more: Any) -> JsonResponse:
    """Nothing was done, and one sentence says why."""
    return JsonResponse({"problem": sentence, **more}, status=status)


def invalid(error: ValidationError) -> JsonResponse:
    """What is wrong, field by field; for the form to show each where it belongs."""
    fields = error.message_dict if hasattr(error, "error_dict") else {"about": error.messages}
    return problem("Nothing was saved yet: something in the form needs your eye.", fields=fields)


def sent(request: HttpRequest) -> Any:
    """What the page sent, in words that can be stored; None where it is no JSON."""
    try:
        return storable_data(json.loads(request.body))
    except (ValueError, RecursionError):  # broken JSON, or bytes that are no text, or lists in lists without end
        return None


def no_text() -> JsonResponse:
    return problem("No text is held of this source. Bring one in first.", status=404)
