"""Publishers, sources, and what was brought in of them."""

import hashlib
import zlib
from typing import Any

import factory
from django.db import transaction
from factory.django import DjangoModelFactory

from sources.models import (
    Article,
    Capture,
    Covering,
    Extraction,
    FormerSlug,
    PageLayout,
    Payload,
    Publisher,
    Report,
    ShownChange,
    Source,
    TextVersion,
    WaitingImport,
)

from .accounts import EditorFactory

WORDS = "The constables of Toytown lost the key to the evidence cupboard."
TEXT = f"Chapter one.\n\nThe inspector wrote: “{WORDS}” Nobody answered.\n\nChapter two."


class PublisherFactory(DjangoModelFactory):
    class Meta:
        model = Publisher

    slug = factory.Sequence(lambda n: f"toytown-gazette-{n}")
    name = factory.Sequence(lambda n: f"Toytown Gazette {n}")
    kind = Publisher.Kind.NEWSPAPER


class SourceFactory(DjangoModelFactory):
    """A published article without text."""

    class Meta:
        model = Source

    slug = factory.Sequence(lambda n: f"lost-key-{n}")
    kind = Source.Kind.ARTICLE
    state = Source.State.PUBLISHED
    title = factory.Sequence(lambda n: f"The lost key of Toytown, part {n}")
    byline = "Paula Pencil"
    publisher = factory.SubFactory(PublisherFactory)
    published_on = "2021-05-04"


class ArticleFactory(SourceFactory):
    class Meta:
        model = Article


class ReportFactory(SourceFactory):
    class Meta:
        model = Report

    kind = Source.Kind.REPORT


class CoveringFactory(DjangoModelFactory):
    class Meta:
        model = Covering

    from_source = factory.SubFactory(SourceFactory)
    to_source = factory.SubFactory(ReportFactory)


class FormerSlugFactory(DjangoModelFactory):
    """A slug at which a source once stood."""

    class Meta:
        model = FormerSlug

    slug = factory.Sequence(lambda n: f"lost-key-before-{n}")
    source = factory.SubFactory(SourceFactory)


class TextVersionFactory(DjangoModelFactory):
    class Meta:
        model = TextVersion

    source = factory.SubFactory(SourceFactory)
    text = TEXT


class CaptureFactory(DjangoModelFactory):
    """A capture of `body`, uploaded as a text file, with its bytes."""

    class Meta:
        model = Capture

    way = Capture.Way.UPLOADED
    file_name = "toytown.txt"
    media_type = "text/plain"
    body = factory.Sequence(lambda n: f"{TEXT}\n\nCopy {n}.".encode())

    @classmethod
    def _create(cls, model_class: type, *args: Any, **kwargs: Any) -> Capture:
        body, warc = kwargs.pop("body"), kwargs.pop("warc", None)
        sha256 = hashlib.sha256(body).hexdigest()
        with transaction.atomic():
            capture: Capture = super()._create(model_class, *args, **{"size": len(body), "sha256": sha256, **kwargs})
            Payload.objects.create(capture=capture, body=body, warc=warc)
        return capture


class PayloadFactory(DjangoModelFactory):
    """The bytes of a capture made for them."""

    class Meta:
        model = Payload

    @classmethod
    def _create(cls, model_class: type, *args: Any, **kwargs: Any) -> Payload:
        return CaptureFactory(**kwargs).payload


class ExtractionFactory(DjangoModelFactory):
    """A finished reading of a text file."""

    class Meta:
        model = Extraction

    capture = factory.SubFactory(CaptureFactory)
    state = Extraction.State.DONE
    extractor = "plain text"
    title = "The lost key of Toytown"
    text = TEXT


class PageLayoutFactory(DjangoModelFactory):
    """An empty page."""

    class Meta:
        model = PageLayout

    extraction = factory.SubFactory(ExtractionFactory)
    number = factory.Sequence(lambda n: n + 1)
    width, height = 595.0, 842.0
    reading = PageLayout.Reading.NONE
    start = end = 0
    characters = boxes = zlib.compress(b"")


class WaitingImportFactory(DjangoModelFactory):
    """A spreadsheet of one person."""

    class Meta:
        model = WaitingImport

    noun = "findings.person"
    editor = factory.SubFactory(EditorFactory)
    file_name = "people.csv"
    body = b"name\nIda Invented\n"


class ShownChangeFactory(DjangoModelFactory):
    """What the database writes down with any record that readers may see."""

    class Meta:
        model = ShownChange

    @classmethod
    def _create(cls, model_class: type, *args: Any, **kwargs: Any) -> ShownChange:
        PublisherFactory(**kwargs)
        return ShownChange.objects.latest("pk")
