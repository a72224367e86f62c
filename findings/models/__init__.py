from .anchor_question import AnchorQuestion, AnchorQuestionQuerySet
from .claim_status import ClaimStatus
from .connection import Connection
from .correction import Correction
from .editing import Editing
from .figure import Figure
from .finding import Finding
from .finding_queryset import FindingQuerySet
from .former_address import FormerAddress
from .frequent_phrase import FrequentPhrase
from .index_part import IndexPart
from .institution import Institution
from .involvement import Involvement
from .merge import Merge
from .name_tally import NameTally
from .person import Person
from .quotation import Quotation
from .quoted_publisher import QuotedPublisher
from .quoted_source import QuotedSource
from .quoted_text import QuotedText
from .receipt import Receipt
from .refused_suggestion import RefusedSuggestion
from .removal import Removal
from .reply import Reply
from .search_change import SearchChange
from .search_document import SearchDocument, SearchDocumentQuerySet
from .tagging import Tagging
from .tagging_batch import TaggingBatch
from .text_window import TextWindow
from .theme import Theme
from .word_tally import WordTally, WordTallyQuerySet

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
    "FormerAddress",
    "FrequentPhrase",
    "IndexPart",
    "Institution",
    "Involvement",
    "Merge",
    "NameTally",
    "Person",
    "Quotation",
    "QuotedPublisher",
    "QuotedSource",
    "QuotedText",
    "Receipt",
    "RefusedSuggestion",
    "Removal",
    "Reply",
    "SearchChange",
    "SearchDocument",
    "SearchDocumentQuerySet",
    "Tagging",
    "TaggingBatch",
    "TextWindow",
    "Theme",
    "WordTally",
    "WordTallyQuerySet",
]
