"""A page of a text as it was printed, with the words of findings marked on it."""

from django.urls import reverse

from sources.models import PageLayout
from sources.page_places import extracted, place_on
from sources.shown_pages import ShownPage

from .opening import Opened
from .spans import clipped, joined


def printed(text: Opened, number: int) -> ShownPage | None:
    """The page of the file on which a page of a text stands; None where readers may not see it. One query at most."""
    in_file, version = text.page_of_file(number), text.version
    if in_file is None:
        return None
    layout = PageLayout.objects.filter(extraction=version.extraction_id, number=in_file).first()
    if layout is None:
        return None
    ends = [*text.starts[1:], len(version.text)]
    passages = joined(span for quote in text.quoted for span in quote.spans)
    here = clipped(passages, text.starts[number - 1], ends[number - 1])
    place = place_on(layout, extracted(version, here)) if here else None
    image = reverse("findings:page-picture", args=[version.source.slug, version.number, in_file])
    rectangles = place.rectangles if place else ()
    return ShownPage(image, in_file, layout.label, layout.width, layout.height, rectangles)
