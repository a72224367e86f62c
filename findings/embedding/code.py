"""Code for the pages of others: a plain quotation, or a frame with our card. All of it is escaped once, here."""

from findings.models import Finding
from findings.parts import part
from findings.record_addresses import address
from findings.rows import Row
from findings.rows.told import attribution_told, kind_told, note_told, paragraphs

from .room import WIDTH, height


def blockquote(row: Row, origin: str) -> str:
    """The words with whose they are, and a link that lasts. Nothing of ours is needed to show it."""
    return part(
        "embed",
        lasting(row.shown_id, origin),
        row.shown_id,
        kind_told(row),
        note_told(row),
        paragraphs(row),
        attribution_told(row),
        row.corrected,
    )


def instead(finding: Finding, told: str, origin: str) -> str:
    """The same where the words are no longer shown: what became of them."""
    return part("embed_instead", lasting(finding.shown_id, origin), finding.shown_id, told)


def frame(row: Row, origin: str) -> str:
    """An `iframe` that shows the framed card."""
    card = origin + address("findings:finding-embed", row.shown_id)
    return part("embed_frame", card, row.shown_id, WIDTH, height(row))


def lasting(identifier: str, origin: str) -> str:
    """The address that never changes, whatever the summary says."""
    return origin + address("findings:finding-id", identifier)
