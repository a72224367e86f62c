from .capture import Capture
from .covering import Covering
from .extraction import Extraction
from .former_slug import FormerSlug
from .page_layout import PageLayout
from .payload import Payload
from .publisher import Publisher
from .shown_change import ShownChange
from .source import Article, Report, Source
from .text_version import TextVersion
from .waiting_import import WaitingImport

__all__ = [
    "Article",
    "Capture",
    "Covering",
    "Extraction",
    "FormerSlug",
    "PageLayout",
    "Payload",
    "Publisher",
    "Report",
    "ShownChange",
    "Source",
    "TextVersion",
    "WaitingImport",
]
