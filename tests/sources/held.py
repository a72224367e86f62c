"""A PDF brought in, read and accepted, as a text version with pages."""

from django.db import transaction

from sources.extraction.pdf import read
from sources.models import PageLayout
from sources.page_layouts import layout_of
from tests.factories import CaptureFactory, ExtractionFactory, TextVersionFactory


def held(body, *, text=None, segments=None, **fields):
    """The text of the file as an editor accepted it: as it was read, unless `text` and `segments` say otherwise."""
    reading = read(body, lambda done, total: None)
    with transaction.atomic():
        capture = CaptureFactory(body=body, media_type="application/pdf", file_name="toytown.pdf")
    recognised = [page.number for page in reading.pages if page.reading == "ocr"]
    extraction = ExtractionFactory(
        capture=capture, text=reading.text, extractor=reading.extractor, ocr_pages=recognised
    )
    PageLayout.objects.bulk_create([layout_of(extraction, page) for page in reading.pages])
    pages = [page for page in reading.pages if page.end > page.start]
    return TextVersionFactory(
        text=reading.text if text is None else text,
        capture=capture,
        extraction=extraction,
        page_starts=[page.start for page in pages],
        page_labels=[page.label for page in pages],
        page_numbers=[page.number for page in pages],
        ocr_pages=recognised,
        segments=[0, 0, len(reading.text)] if segments is None else segments,
        **fields,
    )


def span_of(version, words):
    """Where these words stand in its text."""
    start = version.text.index(words)
    return start, start + len(words)
