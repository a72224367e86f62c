"""What editors see of sources. `findings.admin` builds on the same rooms: refusals, lists of lines, counts."""

from . import (
    article,
    capture,
    covering,
    former_slug,
    publisher,
    report,
    shown_change,
    source,
    text_version,
    waiting_import,
)

__all__ = [
    "article",
    "capture",
    "covering",
    "former_slug",
    "publisher",
    "report",
    "shown_change",
    "source",
    "text_version",
    "waiting_import",
]
