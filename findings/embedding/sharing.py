"""What is told of a finding where its link is shared: Open Graph, and what Twitter reads."""

from dataclasses import dataclass

from findings.cards import Card, card_of
from findings.citing.cited import NAME_OF_ARCHIVE
from findings.models import Finding
from findings.record_addresses import address
from findings.rows import Row
from findings.rows.told import attribution_told, kind_told, note_told, quoted
from findings.shortening import shortened

LONGEST_TITLE = 110
LONGEST_DESCRIPTION = 300
LONGEST_ALTERNATIVE = 420  # what Twitter takes


@dataclass(frozen=True)
class Shared:
    """The contents of the meta elements. Of a finding with a content note they have neither words nor summary."""

    title: str
    description: str
    image: str
    alternative: str  # the picture in words
    published: str


def shared(finding: Finding, row: Row, home: str) -> Shared:
    """Of a finding that readers see."""
    card = card_of(row)
    return Shared(
        title=title_told(row),
        description=shortened(_description(row), LONGEST_DESCRIPTION),
        image=card_address(card, home),
        alternative=shortened(card.told, LONGEST_ALTERNATIVE),
        published=finding.first_published.isoformat(timespec="seconds") if finding.first_published else "",
    )


def title_told(row: Row) -> str:
    """The summary, where it may stand without the content note."""
    if row.content_notes:
        return f"{NAME_OF_ARCHIVE}, finding {row.shown_id}"
    return shortened(row.summary, LONGEST_TITLE)


def card_address(card: Card, origin: str) -> str:
    """Of the picture as it is now: another picture has another address."""
    return origin + address("findings:finding-card-of", card.identifier, card.digest)


def _description(row: Row) -> str:
    """Whose words they are stands whole; the words are cut to the room that is left."""
    kind, attribution = kind_told(row), attribution_told(row)
    if row.content_notes:
        return f"{kind} – {attribution} – Content note: {note_told(row)}"
    room = max(LONGEST_DESCRIPTION - len(kind) - len(attribution) - 8, 80)
    return f"{kind} – {quoted(row, shortened(' '.join(row.text.split()), room))} – {attribution}"
