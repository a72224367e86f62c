from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from findings.origin import origin_of
from sources.shown import of_version

from .at_hand import at_hand
from .explained import operations, records
from .limits import MOST, USUAL
from .problems import TYPES

_TIMES = {"s": "second", "m": "minute", "h": "hour", "d": "day"}


@require_safe
@of_version
def api_page(request: HttpRequest) -> HttpResponse:
    """The interface, explained to people, with lines that can be run."""
    home = origin_of(request)
    context = {
        "home": home,
        "operations": operations(home, at_hand()),
        "records": records(),
        "types": TYPES.values(),
        "rate": rate_told(settings.API_RATE),
        "usual": USUAL,
        "most": MOST,
    }
    return render(request, "api.html", context)


def rate_told(rate: str) -> str:
    """How often one address may ask, in words; nothing where it may always."""
    number, _, time = rate.partition("/")
    return f"{int(number):,} requests a {_TIMES[time[0]]}" if rate else ""
