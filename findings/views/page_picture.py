from django.db.models import Max
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from findings.source_text import opened
from sources.models import Payload, Source, TextVersion
from sources.page_images import NoPicture, page_images
from sources.shown import of_version

WIDTH = 1200  # pixels
PATIENCE = 2.0  # seconds that a reader's page waits while others are drawn: its words are there without the picture


@require_safe
@of_version
def page_picture(request: HttpRequest, slug: str, number: int, page: int) -> HttpResponse:
    """A page of a file as it was printed, where readers may see all of it; `page` is its place in the file."""
    texts = TextVersion.objects.select_related("source", "capture").filter(source__in=Source.objects.published())
    version = get_object_or_404(texts, source__slug=slug, number=number)
    last = version.source.texts.aggregate(last=Max("number"))["last"]
    text = opened(version, latest=number == last)
    shown = version.page_numbers.index(page) + 1 if page in version.page_numbers else 0
    capture = version.capture
    if not shown or capture is None or text.page_of_file(shown) != page:
        raise Http404("There is no page of a file at this address that readers may see.")

    def body() -> bytes:
        return bytes(Payload.objects.get(capture=capture).body)

    try:
        picture = page_images.picture(capture.sha256, body, page, WIDTH, wait=PATIENCE)
    except NoPicture as refusal:
        busy = {"Retry-After": "10", "Cache-Control": "no-store"}
        return HttpResponse(f"{refusal}\n", status=503, content_type="text/plain; charset=utf-8", headers=busy)
    return HttpResponse(picture, content_type="image/png", headers={"X-Robots-Tag": "noindex"})
