"""Every marked quotation of a text: the words inside quotation marks, exactly as they stand there.

What stands inside the marks belongs to the quotation, a closing comma or full stop included, the marks do not. A word
or a phrase in marks is a quotation like any other: whether it was meant as a title, a nickname or with a raised
eyebrow, an editor sees at once and no rule ever would. A quotation that runs over several paragraphs, each of which
opens it again, is one quotation with a span for each paragraph. One inside another is a quotation of its own as well.
"""

from bisect import bisect_right
from dataclasses import dataclass, field, replace

from sources.passages import Span

from .breaks import paragraph_starts
from .marks import DOUBLE, Mark, marks_in
from .pairing import CLOSE, OPEN, read_marks


@dataclass(frozen=True, slots=True)
class Quoted:
    """A marked quotation. `outer` is it with its marks; `depth` is 0 for one that stands in no other."""

    spans: tuple[Span, ...]
    outer: Span
    depth: int
    closed: bool = True


@dataclass(slots=True)
class _Growing:
    mark: Mark
    start: int
    depth: int
    spans: list[Span] = field(default_factory=list)


def quotations_in(text: str) -> list[Quoted]:
    """The marked quotations of `text` in the order in which they start."""
    starts = paragraph_starts(text)
    quoted = _Builder(text, starts).build()
    return sorted(quoted, key=lambda each: (each.spans[0][0], -each.spans[-1][1]))


class _Builder:
    """Follows the steps of a reading and keeps what they open and close."""

    def __init__(self, text: str, starts: list[int]) -> None:
        self.text, self.starts = text, starts
        self.open: list[_Growing] = []
        self.done: list[Quoted] = []
        self.paragraph = 0

    def build(self) -> list[Quoted]:
        for kind, what in read_marks(marks_in(self.text), self.starts):
            if not isinstance(what, Mark):
                self._go_on(what)
                continue
            paragraph = bisect_right(self.starts, what.start) - 1
            if paragraph != self.paragraph:
                self._give_up()
                self.paragraph = paragraph
            if kind == OPEN:
                self.open.append(_Growing(what, what.end, len(self.open)))
            elif kind == CLOSE:
                self._close(what)
            elif self.open and what.start == self.open[0].start == self.starts[paragraph]:
                self.open[0].start = what.end  # the mark with which a paragraph opens its quotation again
        self._give_up()
        return self.done

    def _end(self, paragraph: int) -> int:
        """Where the words of a paragraph end."""
        end = self.starts[paragraph + 1] if paragraph + 1 < len(self.starts) else len(self.text)
        while end > 0 and self.text[end - 1].isspace():
            end -= 1
        return end

    def _go_on(self, paragraph: int) -> None:
        outer = self.open[0]
        self._give_up(keep=1)
        outer.spans.append((outer.start, self._end(self.paragraph)))
        outer.start = self.starts[paragraph]
        self.paragraph = paragraph

    def _close(self, mark: Mark) -> None:
        while self.open:
            growing = self.open.pop()
            if growing.mark.family == mark.family:
                growing.spans.append((growing.start, mark.start))
                self._keep(growing, mark.end)
                return

    def _give_up(self, keep: int = 0) -> None:
        """What nobody closes ends with its paragraph; a single mark that nobody closes was none."""
        while len(self.open) > keep:
            growing = self.open.pop()
            if growing.mark.family == DOUBLE and growing.mark.opens < 1:
                end = self._end(self.paragraph)
                growing.spans.append((growing.start, end))
                self._keep(growing, end, closed=False)

    def _keep(self, growing: _Growing, end: int, *, closed: bool = True) -> None:
        spans = tuple(span for span in map(self._words, growing.spans) if span[0] < span[1])
        if any(any(map(str.isalnum, self.text[start:end])) for start, end in spans):
            self.done.append(Quoted(spans, (growing.mark.start, end), growing.depth, closed))

    def _words(self, span: Span) -> Span:
        """The span without white space at its ends."""
        start, end = span
        while start < end and self.text[start].isspace():
            start += 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        return start, end


def one_quotation(parts: list[Quoted]) -> Quoted:
    """Several parts of what somebody said, put together."""
    return replace(
        parts[0],
        spans=tuple(span for part in parts for span in part.spans),
        outer=(parts[0].outer[0], parts[-1].outer[1]),
    )
