from .publisher import Publisher
from .source import Article, Report, Source
from .text_version import TextVersion

__all__ = ["Article", "Publisher", "Report", "Source", "TextVersion"]
