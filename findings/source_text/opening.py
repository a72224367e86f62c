"""One page of the text of a source, as far as readers may read it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from findings.rows import Row, rows
from sources.models import TextVersion
from sources.passages import Span

from .pieces import Excerpt, PageAt
from .pieces import excerpts as cut
from .quoted import Quoted, barred_in, quoted_in
from .sections import section_at, section_starts
from .spans import clipped, cut_back, joined, without

EXCERPTS = 20  # stretches of a page, where readers may read excerpts alone
MOST_TOGETHER = 50  # hundredths of a restricted text: where excerpts with their context are more, they stand without it


@dataclass
class Opened:
    """A text: what of it readers may read, and in which pages. `whole`: all of it, but for what is barred.

    Whole is only what a licence opens, and the latest text: what a source said before it corrected itself is shown as
    far as findings quote it. Many excerpts from a short text would together be the text: then they stand without the
    words around them, as in lists.
    """

    version: TextVersion
    whole: bool
    quoted: list[Quoted]
    zones: list[Span]

    @cached_property
    def starts(self) -> list[int]:
        """Where pages of a whole text begin."""
        return section_starts(self.version.page_starts, self.version.text)

    @property
    def pages(self) -> int:
        """How many pages there are: one at least."""
        return len(self.starts) if self.whole else max(1, -(-len(self.zones) // EXCERPTS))

    @property
    def share(self) -> float:
        """How much of the text is shown, on all pages together, in hundredths."""
        return 100 * sum(end - start for start, end in self.zones) / len(self.version.text)

    def page_of(self, position: int) -> int:
        """The number of the page on which the words at a position stand."""
        if self.whole:
            return section_at(self.starts, position)
        return next((n // EXCERPTS + 1 for n, (_, end) in enumerate(self.zones) if position < end), 1)

    def printed_page(self, number: int) -> str:
        """What is printed on a page of a whole text, where it is divided by its own pages."""
        return self.version.page_labels[number - 1] if self.whole and self.version.page_starts else ""

    def page_of_file(self, number: int) -> int | None:
        """The place in its file of a page of a whole text, if readers may see all of that page; None where not."""
        version = self.version
        if not self.whole or not version.page_numbers or version.capture_id is None or version.extraction_id is None:
            return None
        start, end = self.starts[number - 1], [*self.starts[1:], len(version.text)][number - 1]
        left_out = without([(start, end)], self.on_page(number))
        return None if left_out else version.page_numbers[number - 1]

    def on_page(self, number: int) -> list[Span]:
        """The stretches of a page."""
        if not self.whole:
            return self.zones[(number - 1) * EXCERPTS : number * EXCERPTS]
        ends = [*self.starts[1:], len(self.version.text)]
        return clipped(self.zones, self.starts[number - 1], ends[number - 1])

    def excerpts(self, number: int) -> list[Excerpt]:
        """What a page shows."""
        paged = not self.whole  # else the page itself says which it is
        page_at = PageAt(self.version.page_starts if paged else [], self.version.page_labels)
        return cut(self.version.text, self.on_page(number), self.quoted, page_at)

    def findings(self, shown: Sequence[Excerpt]) -> dict[str, Row]:
        """The findings whose words begin or end in what is shown, by identifier, as they come there. One query."""
        pieces = [piece for excerpt in shown for paragraph in excerpt.paragraphs for piece in paragraph]
        named = dict.fromkeys(name for piece in pieces for name in [*piece.begins, *piece.ends])
        numbers = {quote.shown_id: quote.finding for quote in self.quoted if quote.shown_id in named}
        found = rows([numbers[name] for name in named])
        return {row.shown_id: row for row in found}


def opened(version: TextVersion, *, latest: bool) -> Opened:
    """A text of a source that readers may see. Two queries."""
    text, quoted = version.text, quoted_in(version)
    passages = joined((span for quote in quoted for span in quote.spans), text)
    barred = without(barred_in(version, text), passages)
    if version.source.text_is_open and latest:
        return Opened(version, True, quoted, without([(0, len(text))], barred))
    around = [span for quote in quoted for span in _around(quote, barred)]
    excerpts = Opened(version, False, quoted, joined([*passages, *around], text))
    return excerpts if excerpts.share <= MOST_TOGETHER else Opened(version, False, quoted, passages)


def page_of_finding(version: TextVersion, shown_id: str, *, latest: bool) -> int:
    """The number of the page of a text on which the words of a finding begin."""
    text = opened(version, latest=latest)
    return text.page_of(next((quote.start for quote in text.quoted if quote.shown_id == shown_id), 0))


def _around(quote: Quoted, barred: Sequence[Span]) -> tuple[Span, Span]:
    """The context before and after, as far as nothing stands in it that readers may not see."""
    first, last = cut_back(quote.start, quote.end, quote.before, quote.after, barred)
    return (first, quote.start), (quote.end, last)
