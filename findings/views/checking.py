from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from findings.checking import LONGEST, Result, check
from findings.rows import rows
from sources.shown import of_version


@require_safe
@of_version
def check_quotation(request: HttpRequest) -> HttpResponse:
    """Whether pasted words stand in the archive. What somebody pasted may be unpublished: nobody keeps the answer."""
    if "text" not in request.GET:
        return render(request, "findings/check.html", {"longest": LONGEST})
    text = request.GET["text"]
    result = check(text)
    response = render(request, "findings/check.html", {"longest": LONGEST, "text": text, **_shown(result)})
    response["Cache-Control"] = "no-store"
    response["X-Robots-Tag"] = "noindex"
    response["Referrer-Policy"] = "no-referrer"
    return response


def _shown(result: Result) -> dict[str, object]:
    parts = [part for part in (result.whole, *result.sentences) if part is not None]
    found = {row.pk: row for row in rows(list(dict.fromkeys(key for part in parts for key in part.findings)))}
    shown, seen = [], set[int]()
    for part in parts:  # a finding is shown once, and a link leads to it from then on
        keys = [key for key in part.findings if key in found]
        new, again = ([found[key] for key in keys if (key in seen) is known] for known in (False, True))
        shown.append((part, new, again))
        seen.update(keys)
    return {"result": result, "whole": shown[:1], "sentences": shown[1:]}
