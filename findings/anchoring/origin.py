"""Which words of a text a machine read, and which an editor put in: as the text says, and compared anew."""

from collections.abc import Sequence
from functools import cached_property

from sources.aligning import aligned, as_numbers, composed, from_numbers
from sources.models import TextVersion
from sources.page_places import put_in_by_hand, read_by_ocr
from sources.passages import Span


class Origin:
    """Of one text. Compares it with the machine's only where a passage has words by hand."""

    def __init__(self, version: TextVersion) -> None:
        self._version = version
        self.told = version.extraction_id is not None and len(version.segments) % 3 == 0

    def by_hand(self, spans: Sequence[Span]) -> int:
        """How many characters of the passages an editor put in, where the text is from a machine. No file has them."""
        return put_in_by_hand(self._version, spans) if self.told else 0

    def recognised(self, spans: Sequence[Span]) -> bool:
        """Whether words of the passages were read by character recognition. No file has them either."""
        return read_by_ocr(self._version, spans)

    def fault(self, spans: Sequence[Span]) -> str | None:
        """Says where the text calls words an editor's that are the machine's: nobody would prove them then."""
        said = self.by_hand(spans)
        if said and (anew := put_in_by_hand(self._anew, spans)) < said:
            return f"its text says that an editor put in {said:,} characters of it, but compared anew it is {anew:,}"
        return None

    @cached_property
    def _anew(self) -> TextVersion:
        """The text with the segments that it gets when it is made again in the way in which it was made."""
        version = self._version
        texts = TextVersion.objects.filter(source=version.source_id, extraction=version.extraction_id)
        before = texts.filter(number__lt=version.number).order_by("-number").first()
        if before is not None:
            segments = composed(aligned(version.text, before.text), from_numbers(before.segments))
        else:
            segments = aligned(version.text, version.extraction.text if version.extraction else "")
        return TextVersion(text=version.text, segments=as_numbers(segments))
