"""Records for tests: whole and publishable, with obviously invented names. A test sets only what it is about."""

from django.db.models import Model
from factory.django import DjangoModelFactory

from findings.models import Theme

from .accounts import EditorFactory
from .findings import (
    ConnectionFactory,
    DraftFactory,
    EditingFactory,
    FigureFactory,
    FindingFactory,
    InvolvementFactory,
    QuotationFactory,
    QuotedSourceFactory,
    ReceiptFactory,
    RefusedSuggestionFactory,
    SearchDocumentFactory,
    TaggingFactory,
)
from .names import InstitutionFactory, PersonFactory, ThemeFactory
from .sources import (
    TEXT,
    WORDS,
    ArticleFactory,
    CaptureFactory,
    CoveringFactory,
    ExtractionFactory,
    PageLayoutFactory,
    PayloadFactory,
    PublisherFactory,
    ReportFactory,
    SourceFactory,
    TextVersionFactory,
)

__all__ = [
    "TEXT",
    "WORDS",
    "ArticleFactory",
    "CaptureFactory",
    "ConnectionFactory",
    "CoveringFactory",
    "DraftFactory",
    "EditingFactory",
    "EditorFactory",
    "ExtractionFactory",
    "FigureFactory",
    "FindingFactory",
    "InstitutionFactory",
    "InvolvementFactory",
    "PageLayoutFactory",
    "PayloadFactory",
    "PersonFactory",
    "PublisherFactory",
    "QuotationFactory",
    "QuotedSourceFactory",
    "ReceiptFactory",
    "RefusedSuggestionFactory",
    "ReportFactory",
    "SearchDocumentFactory",
    "SourceFactory",
    "TaggingFactory",
    "TextVersionFactory",
    "Theme",
    "ThemeFactory",
    "factory_of",
]


def factory_of(model: type[Model]) -> type[DjangoModelFactory] | None:
    """The factory that makes records of `model`."""
    made = [made for made in globals().values() if isinstance(made, type) and issubclass(made, DjangoModelFactory)]
    return next((factory for factory in made if factory._meta.model is model), None)
