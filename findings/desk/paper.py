"""A page of the file as the desk shows it: its picture, and what stands where on it."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from django.db.models import Max
from django.urls import reverse

from findings.models import Quotation
from sources.models import PageLayout, TextVersion
from sources.page_places import Place, Rectangle, extracted, place_on, places
from sources.passages import Span


def has_pages(text_version: TextVersion) -> bool:
    """Whether the text was taken from a file with pages. Asks the database nothing."""
    return bool(text_version.capture_id and text_version.extraction_id and text_version.page_numbers)


def page_at(text_version: TextVersion, position: int) -> int:
    """The place in the file of the page that this position of the text stands on."""
    return text_version.page_numbers[max(0, bisect_right(text_version.page_starts, position) - 1)]


def page_shown(text_version: TextVersion, number: int, spans: Sequence[Span], *, follow: bool) -> dict[str, Any]:
    """That page with the passages and the findings on it. Where it has none of the passages, `follow` shows instead
    the first page that has.
    """
    found = places(text_version, spans) if spans else []
    if follow and found and number not in {place.number for place in found}:
        number = found[0].number
    last = PageLayout.objects.filter(extraction=text_version.extraction_id).aggregate(last=Max("number"))["last"]
    number = max(1, min(number, last))
    layout = PageLayout.objects.get(extraction=text_version.extraction_id, number=number)
    own = reverse("admin:sources_textversion_pages", args=[text_version.pk])
    passages = ",".join(f"{start}-{end}" for start, end in spans)
    return {
        "number": number,
        "last": last,
        "label": layout.label,
        "width": round(layout.width, 2),
        "height": round(layout.height, 2),
        "image": reverse("admin:sources_textversion_page", args=[text_version.pk, number]),
        "own_page": f"{own}?page={number}" + (f"&spans={passages}" if passages else ""),
        "ocr": layout.reading == PageLayout.Reading.OCR,
        "sure": None if layout.confidence is None else round(layout.confidence),
        "start": _extent(text_version, number)[0],
        "rectangles": next((_rounded(place.rectangles) for place in found if place.number == number), []),
        "stands_on": [_named(place) for place in found],
        "findings": _findings_on(text_version, layout),
    }


def _findings_on(text_version: TextVersion, layout: PageLayout) -> list[dict[str, Any]]:
    start, end = _extent(text_version, layout.number)
    marked = []
    standing = Quotation.objects.filter(text_version=text_version).order_by("finding", "-role", "pk")
    for finding, spans in standing.values_list("finding", "spans"):
        here = [(span.lower, span.upper) for span in spans if span.lower < end and span.upper > start]
        if here and (sides := place_on(layout, extracted(text_version, here)).rectangles):
            marked.append({"id": finding, "rectangles": _rounded(sides)})
    return marked


def _extent(text_version: TextVersion, number: int) -> Span:
    """From where to where the page goes in the text; nowhere where none of its words are in it."""
    edges = pairwise([*text_version.page_starts, len(text_version.text)])
    return dict(zip(text_version.page_numbers, edges, strict=True)).get(number, (0, 0))


def _named(place: Place) -> dict[str, Any]:
    return {"number": place.number, "label": place.label}


def _rounded(rectangles: Sequence[Rectangle]) -> list[list[float]]:
    return [[round(side, 2) for side in sides] for sides in rectangles]
