"""What the page of a question shows: two places, and what differs between them."""

from dataclasses import dataclass
from typing import Any

from findings.anchoring.differing import difference
from findings.models import AnchorQuestion
from sources.models import TextVersion
from sources.paragraphs import paragraph_at
from sources.passages import OMISSION, Span, context_of


@dataclass(frozen=True)
class Shown:
    """Words in a text, with what stands around them, and where that is."""

    version: TextVersion
    before: str
    words: str
    after: str
    place: str


def shown(question: AnchorQuestion) -> dict[str, Any]:
    """The words where they stood, where they may stand now or do, and the difference."""
    stood = _shown(question.from_version, question.from_spans)
    spans = question.proposed_spans
    if question.answer and question.quotation.text_version_id == question.text_version_id:
        spans = question.quotation.spans
    stands = _shown(question.text_version, spans) if spans else None
    return {
        "stood": stood,
        "stands": stands,
        "difference": difference(stood.words, stands.words) if stands else None,
    }


def _shown(version: TextVersion, ranges: list[Any]) -> Shown:
    spans: list[Span] = [(span.lower, span.upper) for span in ranges]
    text = version.text
    before, after = context_of(text, spans)
    label = version.page_label_at(spans[0][0])
    where = f"page {label}" if label else f"paragraph {paragraph_at(text, spans[0][0])}"
    words = OMISSION.join(text[start:end] for start, end in spans)
    return Shown(version, before, words, after, f"{where}, from position {spans[0][0]:,}")
