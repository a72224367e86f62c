"""What a machine proposed and an editor mended, taken in as the text of a source: once, or not at all."""

from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.text import slugify

from sources.aligning import Segment, aligned, as_numbers, composed, from_numbers
from sources.capturing.refused import Refused
from sources.carrying import carried_pages
from sources.models import Capture, Extraction, Publisher, Source, TextVersion


def accept(extraction: Extraction, *, text: str, source: Source, note: str = "") -> tuple[TextVersion, bool]:
    """The next text of `source`, saved with it if that is new, and True; or what was accepted before, and False.

    Raises Refused where the capture was already taken for another source.
    """
    with transaction.atomic():
        held = Extraction.objects.select_for_update(of=["self"]).select_related("capture").get(pk=extraction.pk)
        if accepted := held.texts.select_related("source").order_by("pk").first():
            return accepted, False
        _require_free(held.capture, source)
        if source._state.adding:
            _save_new(source)
        Capture.objects.filter(pk=held.capture_id).update(source=source)
        segments = aligned(text, held.text)
        version = TextVersion(
            source=source,
            text=text,
            note=note,
            extractor=held.extractor or "by hand",
            extractor_version=held.extractor_version,
            capture=held.capture,
            extraction=held,
            segments=as_numbers(segments),
            **carried_pages(held, segments, text),
        )
        return _save_next(version), True


def correct(version: TextVersion, *, text: str, note: str = "") -> tuple[TextVersion, bool]:
    """The next text of the source of `version`, which stays; or the last one, and False, where the words are the same.

    Raises Refused where somebody has added another text since `version`.
    """
    with transaction.atomic():
        number = next_number(version.source)
        last = version.source.texts.get(number=number - 1)
        if last.text == text:
            return last, False
        if last.pk != version.pk:
            raise Refused(
                f"Meanwhile text {last.number} was added to this source. Your words are still here: "
                "copy them, open the newer text, and correct that one."
            )
        changes: list[Segment] = aligned(text, version.text)
        segments = composed(changes, from_numbers(version.segments)) if version.extraction_id else []
        corrected = TextVersion(
            source=version.source,
            text=text,
            note=note,
            extractor=version.extractor,
            extractor_version=version.extractor_version,
            capture=version.capture,
            extraction=version.extraction,
            segments=as_numbers(segments),
            **carried_pages(version, changes, text),
        )
        return _save_next(corrected), True


def next_number(source: Source) -> int:
    """The number of the next text of the source; the source is held, so that no other takes the same."""
    Source.objects.select_for_update(no_key=True).filter(pk=source.pk).first()
    return (source.texts.aggregate(last=Max("number"))["last"] or 0) + 1


def free_slug(model: Any, name: str) -> str:
    """A name for addresses that no record of `model` has."""
    longest = model._meta.get_field("slug").max_length
    wanted = slugify(name)[: longest - 5].strip("-") or "untitled"
    taken = set(model.objects.filter(slug__startswith=wanted).values_list("slug", flat=True))
    return next(slug for slug in _numbered(wanted, len(taken) + 2) if slug not in taken)


def _numbered(wanted: str, most: int) -> list[str]:
    return [wanted, *(f"{wanted}-{number}" for number in range(2, most + 1))]


def _require_free(capture: Capture, source: Source) -> None:
    if capture.source_id and capture.source_id != source.pk and capture.texts.exists():
        raise Refused(f"This was already taken for “{capture.source}”. Choose that source.")


def _save_new(source: Source) -> None:
    if source.publisher._state.adding:
        source.publisher.slug = free_slug(Publisher, source.publisher.name)
        source.publisher.save()
        source.publisher = source.publisher  # now that it has a number
    source.slug = free_slug(Source, source.title)
    source.save()


def _save_next(version: TextVersion) -> TextVersion:
    version.number = next_number(version.source)
    version.save(force_insert=True)
    return version
