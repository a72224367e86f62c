"""Records for tests: whole and publishable, with obviously invented names. A test sets only what it is about."""

from django.db.models import Model
from factory.django import DjangoModelFactory

from findings.models import Theme

from .accounts import EditorFactory
from .findings import (
    LONG_AGO,
    AnchorQuestionFactory,
    ConnectionFactory,
    DraftFactory,
    EditingFactory,
    FigureFactory,
    FindingFactory,
    FrequentPhraseFactory,
    IndexPartFactory,
    InvolvementFactory,
    NameTallyFactory,
    QuotationFactory,
    QuotedPublisherFactory,
    QuotedSourceFactory,
    QuotedTextFactory,
    ReceiptFactory,
    RefusedSuggestionFactory,
    SearchChangeFactory,
    SearchDocumentFactory,
    TaggingFactory,
    TextWindowFactory,
    WordTallyFactory,
)
from .names import (
    FormerAddressFactory,
    InstitutionFactory,
    MergeFactory,
    PersonFactory,
    TaggingBatchFactory,
    ThemeFactory,
)
from .record import ClaimStatusFactory, CorrectionFactory, RemovalFactory, ReplyFactory
from .sources import (
    TEXT,
    WORDS,
    ArticleFactory,
    CaptureFactory,
    CoveringFactory,
    ExtractionFactory,
    FormerSlugFactory,
    PageLayoutFactory,
    PayloadFactory,
    PublisherFactory,
    ReportFactory,
    ShownChangeFactory,
    SourceFactory,
    TextVersionFactory,
    WaitingImportFactory,
)

__all__ = [
    "LONG_AGO",
    "TEXT",
    "WORDS",
    "AnchorQuestionFactory",
    "ArticleFactory",
    "CaptureFactory",
    "ClaimStatusFactory",
    "ConnectionFactory",
    "CorrectionFactory",
    "CoveringFactory",
    "DraftFactory",
    "EditingFactory",
    "EditorFactory",
    "ExtractionFactory",
    "FigureFactory",
    "FindingFactory",
    "FormerAddressFactory",
    "FormerSlugFactory",
    "FrequentPhraseFactory",
    "IndexPartFactory",
    "InstitutionFactory",
    "InvolvementFactory",
    "MergeFactory",
    "NameTallyFactory",
    "PageLayoutFactory",
    "PayloadFactory",
    "PersonFactory",
    "PublisherFactory",
    "QuotationFactory",
    "QuotedPublisherFactory",
    "QuotedSourceFactory",
    "QuotedTextFactory",
    "ReceiptFactory",
    "RefusedSuggestionFactory",
    "RemovalFactory",
    "ReplyFactory",
    "ReportFactory",
    "SearchChangeFactory",
    "SearchDocumentFactory",
    "ShownChangeFactory",
    "SourceFactory",
    "TaggingBatchFactory",
    "TaggingFactory",
    "TextVersionFactory",
    "TextWindowFactory",
    "Theme",
    "ThemeFactory",
    "WaitingImportFactory",
    "WordTallyFactory",
    "factory_of",
]


def factory_of(model: type[Model]) -> type[DjangoModelFactory] | None:
    """The factory that makes records of `model`."""
    made = [made for made in globals().values() if isinstance(made, type) and issubclass(made, DjangoModelFactory)]
    return next((factory for factory in made if factory._meta.model is model), None)
