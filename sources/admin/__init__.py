"""What editors see of sources. `findings.admin` builds on the same rooms: refusals, lists of lines, counts."""

from . import article, capture, covering, publisher, report, source, text_version

__all__ = ["article", "capture", "covering", "publisher", "report", "source", "text_version"]
