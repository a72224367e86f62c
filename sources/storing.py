"""A reading into the database. Called within one transaction, so that it is there whole or not at all."""

from django.utils import timezone

from sources.extraction.reading import Reading
from sources.models import Extraction, PageLayout
from sources.page_layouts import layout_of
from sources.storable import storable


def store(extraction: Extraction, reading: Reading) -> None:
    """Fill in what was read, page by page, and mark the reading as done. A title that an editor gave is kept."""
    pages = [layout_of(extraction, page) for page in reading.pages]
    worded = [page for page in pages if page.end > page.start]
    extraction.extractor, extraction.extractor_version = reading.extractor[:100], reading.extractor_version[:50]
    extraction.text, extraction.whole_text = storable(reading.text), storable(reading.whole_text)
    extraction.title = extraction.title or storable(reading.title)[:500]
    extraction.byline, extraction.outlet = storable(reading.byline)[:300], storable(reading.outlet)[:200]
    extraction.published_on, extraction.language = reading.published_on, reading.language[:20]
    extraction.warnings = [storable(warning) for warning in reading.warnings]
    extraction.page_starts = [page.start for page in worded]
    extraction.page_labels = [page.label for page in worded]
    extraction.page_numbers = [page.number for page in worded]
    extraction.ocr_pages = [page.number for page in pages if page.reading == PageLayout.Reading.OCR]
    extraction.done = extraction.total = max(1, len(pages))
    extraction.state, extraction.problem = Extraction.State.DONE, ""
    extraction.alive_at = extraction.finished_at = timezone.now()
    extraction.attempts = Extraction.objects.values_list("attempts", flat=True).get(pk=extraction.pk)
    extraction.pages.all().delete()  # of an attempt that was given up
    extraction.save()
    PageLayout.objects.bulk_create(pages, batch_size=50)
