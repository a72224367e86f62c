"""What a page shows and the proposed text leaves out: found, and put back in its place."""

from collections.abc import Collection, Iterator, Sequence

from sources.aligning import Segment, aligned
from sources.paragraphs import Paragraph, paragraphs


def dropped(whole: str, text: str) -> list[Paragraph]:
    """The paragraphs of `whole` of which `text` has less than half, in order."""
    if not whole:
        return []
    segments = aligned(text, whole)
    kept = {paragraph.text for paragraph in paragraphs(text)}
    of_whole = list(paragraphs(whole))
    shared = _shared(of_whole, segments)
    return [
        paragraph
        for paragraph, length in zip(of_whole, shared, strict=True)
        if length * 2 < len(paragraph.text) and paragraph.text not in kept
    ]


def put_back(whole: str, text: str, numbers: Collection[int]) -> str:
    """`text` with these paragraphs of `whole`, each after the words that it follows there."""
    segments = aligned(text, whole)
    chosen = [paragraph for paragraph in dropped(whole, text) if paragraph.number in numbers]
    for paragraph in reversed(chosen):  # from the end, so that the places before stay where they are
        at = _end_of_paragraph(text, _after(paragraph.start, segments))
        parts = [text[:at].rstrip("\n"), paragraph.text, text[at:].lstrip("\n")]
        text = "\n\n".join(part for part in parts if part)
    return text


def _shared(of_whole: Sequence[Paragraph], segments: Sequence[Segment]) -> Iterator[int]:
    """How many characters of each paragraph are in some segment; both are in order."""
    first = 0
    for paragraph in of_whole:
        end = paragraph.start + len(paragraph.text)
        while first < len(segments) and segments[first].there + segments[first].length <= paragraph.start:
            first += 1
        length, at = 0, first
        while at < len(segments) and segments[at].there < end:
            segment = segments[at]
            length += min(end, segment.there + segment.length) - max(paragraph.start, segment.there)
            at += 1
        yield length


def _after(position: int, segments: Sequence[Segment]) -> int:
    """Where in the edited text the words end that stand before `position` in the whole."""
    before = [segment for segment in segments if segment.there < position]
    return before[-1].here + min(before[-1].length, position - before[-1].there) if before else 0


def _end_of_paragraph(text: str, position: int) -> int:
    if not position or text[:position].endswith("\n\n"):
        return position
    end = text.find("\n\n", max(0, position - 1))
    return len(text) if end < 0 else end
