from dataclasses import asdict

from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from findings.completing import complete


@require_safe
def complete_words(request: HttpRequest) -> JsonResponse:
    """What a reader may be about to type into the search box, for `static/js/complete.js`."""
    return JsonResponse({"entries": [asdict(entry) for entry in complete(request.GET.get("q", ""))]})
