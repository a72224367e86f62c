from .connection import Connection
from .figure import Figure
from .finding import Finding
from .institution import Institution
from .involvement import Involvement
from .person import Person
from .quotation import Quotation
from .quoted_source import QuotedSource
from .search_document import SearchDocument
from .tagging import Tagging
from .theme import Theme

__all__ = [
    "Connection",
    "Figure",
    "Finding",
    "Institution",
    "Involvement",
    "Person",
    "Quotation",
    "QuotedSource",
    "SearchDocument",
    "Tagging",
    "Theme",
]
