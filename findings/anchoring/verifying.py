"""Reading again every quotation against its text, and every such text against its capture."""

from collections.abc import Callable, Iterator
from itertools import groupby

from findings.models import Quotation
from findings.vocabulary import State
from sources.extraction.reading import Unreadable
from sources.models import Extraction, TextVersion
from sources.passages import Span, verbatim

from .evidence import body_of, faults_of
from .origin import Origin
from .rereading import Proof, proof_of, read_again

CHUNK = 500  # quotations held at once: there may be a hundred thousand
NAMED = 5  # findings named beside a fault of their text


class Verification:
    """One reading of the whole archive, one text at a time. Counts what it has read as it goes."""

    def __init__(self, *, drafts: bool = False, progress: Callable[[int], object] | None = None) -> None:
        """`drafts`: those of findings in any state, not of the published ones alone."""
        self.quotations = self.texts = self.captures = self.reread = self.under_boxes = 0
        self.by_hand = self.recognised = 0  # quotations with words that no file can prove
        self._progress = progress or (lambda done: None)
        every = Quotation.objects.select_related("finding").order_by("text_version", "pk")
        self._asked = every if drafts else every.filter(finding__state=State.PUBLISHED)

    def mismatches(self) -> Iterator[str]:
        """A sentence for each thing that is not as it should be, beginning with the identifiers of the findings."""
        rows = self._asked.iterator(chunk_size=CHUNK)
        for pk, quotations in groupby(rows, key=lambda quotation: quotation.text_version_id):
            version = TextVersion.objects.select_related("source", "capture", "extraction__capture").get(pk=pk)
            yield from self._of_text(version, quotations)

    def _of_text(self, version: TextVersion, quotations: Iterator[Quotation]) -> Iterator[str]:
        body = body_of(version)
        faults = list(faults_of(version, body))
        if version.extraction and body and (said := self._fault_of_reading_again(version.extraction, body)):
            faults.append(said)
        self.texts, self.captures = self.texts + 1, self.captures + (body is not None)
        named: dict[str, None] = {}
        try:
            with proof_of(version, body) as proof:
                origin = Origin(version)
                for quotation in quotations:
                    named[quotation.finding.shown_id] = None
                    self.quotations += 1
                    self._progress(self.quotations)
                    said = _fault_of(quotation, version.text) or self._fault_of_origin(quotation, origin, proof)
                    if said is not None:
                        yield f"{quotation.finding.shown_id}: {version}: {said}"
        except Unreadable as problem:
            faults.append(f"its file can no longer be opened: {problem}")
            for quotation in quotations:
                named[quotation.finding.shown_id] = None
        for fault in faults:
            yield f"{_named(list(named))}: {version}: {fault}"

    def _fault_of_reading_again(self, extraction: Extraction, body: bytes) -> str | None:
        try:
            again = read_again(extraction, body)
        except Unreadable as problem:
            return f"its capture can no longer be read: {problem}"
        if again is None:
            return None
        self.reread += 1
        if again != extraction.text:
            return "read again, its capture gives another text than the one that was read in it"
        return None

    def _fault_of_origin(self, quotation: Quotation, origin: Origin, proof: Proof | None) -> str | None:
        spans = quotation.places
        self.recognised += origin.recognised(spans)
        self.by_hand += origin.by_hand(spans) > 0
        if said := origin.fault(spans):
            return said
        if proof is None or not origin.told:
            return None
        self.under_boxes += 1
        return proof(spans)


def _fault_of(quotation: Quotation, text: str) -> str | None:
    """Why the quotation is not, character for character, what stands in its text."""
    spans: list[Span] = []
    for span in quotation.spans:
        start, end = span.lower, span.upper
        if span.isempty or start is None or end is None or not (spans[-1][1] if spans else -1) < start < end:
            return "its passages do not follow one another"
        spans.append((start, end))
    if not spans or spans[-1][1] > len(text):
        return "its passages are not in the text"
    if quotation.text != verbatim(text, spans):
        return "its words are not those that stand there"
    start, end = spans[0][0], spans[-1][1]
    before, after = quotation.prefix, quotation.suffix
    if len(before) > start or text[start - len(before) : start] != before or text[end : end + len(after)] != after:
        return "the words around it are not those that stand around it there"
    return None


def _named(identifiers: list[str]) -> str:
    more = f" and {len(identifiers) - NAMED:,} more" if len(identifiers) > NAMED else ""
    return ", ".join(identifiers[:NAMED]) + more
