from .connection import Connection
from .editing import Editing
from .figure import Figure
from .finding import Finding
from .finding_queryset import FindingQuerySet
from .former_address import FormerAddress
from .institution import Institution
from .involvement import Involvement
from .merge import Merge
from .person import Person
from .quotation import Quotation
from .quoted_source import QuotedSource
from .search_document import SearchDocument, SearchDocumentQuerySet
from .tagging import Tagging
from .tagging_batch import TaggingBatch
from .theme import Theme

__all__ = [
    "Connection",
    "Editing",
    "Figure",
    "Finding",
    "FindingQuerySet",
    "FormerAddress",
    "Institution",
    "Involvement",
    "Merge",
    "Person",
    "Quotation",
    "QuotedSource",
    "SearchDocument",
    "SearchDocumentQuerySet",
    "Tagging",
    "TaggingBatch",
    "Theme",
]
