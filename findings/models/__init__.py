from .anchor_question import AnchorQuestion, AnchorQuestionQuerySet
from .claim_status import ClaimStatus
from .connection import Connection
from .correction import Correction
from .editing import Editing
from .figure import Figure
from .finding import Finding
from .finding_queryset import FindingQuerySet
from .institution import Institution
from .involvement import Involvement
from .person import Person
from .quotation import Quotation
from .quoted_source import QuotedSource
from .quoted_text import QuotedText
from .refused_suggestion import RefusedSuggestion
from .removal import Removal
from .reply import Reply
from .search_document import SearchDocument, SearchDocumentQuerySet
from .tagging import Tagging
from .theme import Theme

__all__ = [
    "AnchorQuestion",
    "AnchorQuestionQuerySet",
    "ClaimStatus",
    "Connection",
    "Correction",
    "Editing",
    "Figure",
    "Finding",
    "FindingQuerySet",
    "Institution",
    "Involvement",
    "Person",
    "Quotation",
    "QuotedSource",
    "QuotedText",
    "RefusedSuggestion",
    "Removal",
    "Reply",
    "SearchDocument",
    "SearchDocumentQuerySet",
    "Tagging",
    "Theme",
]
