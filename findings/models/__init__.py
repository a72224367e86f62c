from .connection import Connection
from .editing import Editing
from .figure import Figure
from .finding import Finding
from .finding_queryset import FindingQuerySet
from .institution import Institution
from .involvement import Involvement
from .person import Person
from .quotation import Quotation
from .quoted_source import QuotedSource
from .receipt import Receipt
from .refused_suggestion import RefusedSuggestion
from .search_document import SearchDocument, SearchDocumentQuerySet
from .tagging import Tagging
from .theme import Theme

__all__ = [
    "Connection",
    "Editing",
    "Figure",
    "Finding",
    "FindingQuerySet",
    "Institution",
    "Involvement",
    "Person",
    "Quotation",
    "QuotedSource",
    "Receipt",
    "RefusedSuggestion",
    "SearchDocument",
    "SearchDocumentQuerySet",
    "Tagging",
    "Theme",
]
