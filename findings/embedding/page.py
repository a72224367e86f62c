"""What the page of a finding has for those who embed and share it."""

from typing import Any
from urllib.parse import urlencode

from findings.models import Finding
from findings.record_addresses import address
from findings.rows import Row

from .code import blockquote, frame, lasting
from .sharing import shared

DISCOVERED = {"json": "application/json+oembed", "xml": "text/xml+oembed"}


def embedding(finding: Finding, row: Row, origin: str) -> dict[str, Any]:
    """For its template; no query."""
    return {
        "embed_code": blockquote(row, origin),
        "frame_code": frame(row, origin),
        "shared": shared(finding, row, origin),
        "oembeds": [(media_type, _oembed(row, form, origin)) for form, media_type in DISCOVERED.items()],
    }


def _oembed(row: Row, form: str, origin: str) -> str:
    query = urlencode({"url": lasting(row.shown_id, origin), "format": form})
    return f"{origin}{address('findings:oembed')}?{query}"
