import re

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from findings.cards import SITE, Card, card_of
from findings.models import Finding
from findings.record_addresses import address
from findings.rows import row_of

from .reached import reached

A_DAY = 86_400  # and no longer: what is withdrawn has to go from caches too
_DIGEST = re.compile(r"[0-9a-f]{20}")


@require_safe
def finding_card(request: HttpRequest, identifier: str, digest: str = "") -> HttpResponse:
    """The share card of a finding. At the address that names what it shows it may be kept; older ones lead on."""
    finding = reached(request, identifier, if_held=404, at=_card_now)
    if isinstance(finding, HttpResponse):
        return finding
    if identifier != finding.shown_id and not digest:
        return redirect(_card_now(finding), permanent=True)
    card = card_of(row_of(finding))
    if digest and (identifier, digest) != (finding.shown_id, card.digest):
        return redirect("findings:finding-card-of", finding.shown_id, card.digest)
    return _picture(request, card, A_DAY if digest else 0)


def _card_now(finding: Finding) -> str:
    return address("findings:finding-card", finding.shown_id)


@require_safe
def site_card(request: HttpRequest, digest: str) -> HttpResponse:
    """The share card of pages that have none of their own."""
    if not _DIGEST.fullmatch(digest):
        raise Http404("No picture has such an address.")
    if digest != SITE.digest:
        return redirect(address("findings:site-card", SITE.digest))
    return _picture(request, SITE, A_DAY)


def _picture(request: HttpRequest, card: Card, age: int) -> HttpResponse:
    """The PNG, drawn only for those who do not have it."""
    tag = f'"card-{card.digest}"'
    if (unchanged := get_conditional_response(request, etag=tag)) is not None:
        response = unchanged
    else:
        from findings.cards.drawing import drawn  # loads Pillow, which most processes never need

        response = HttpResponse(drawn(card), content_type="image/png")
    response.headers["ETag"] = tag
    response.headers["Cache-Control"] = f"public, max-age={age}" if age else "public, max-age=0, must-revalidate"
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"  # it is there to be shown by others
    return response
