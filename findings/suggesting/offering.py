"""Everything a text offers to be excerpted, in the order of the text."""

import hashlib
import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator

from sources.normalising import plain
from sources.passages import Span, verbatim

from .clauses import Clauses
from .figures import Figure, figures_in
from .interruptions import joined, put_together
from .kinds import kind_of
from .known_names import Hits, KnownNames
from .mentions import Mentions
from .parties import Parties
from .quotations import Quoted, quotations_in
from .speakers import Speaker, speakers_of
from .suggestion import FigureGuess, PartyGuess, Suggestion, ThemeGuess
from .themes import themes_in

QUOTATION, STATISTIC = "quotation", "statistic"
_REPORT = re.compile(r"\b(?:report|review|inquiry)\b", re.IGNORECASE)


def suggestions_in(text: str, names: KnownNames) -> list[Suggestion]:
    """Every suggestion for a text. Knows no database."""
    offered = list(_Reader(text, names).read())
    return sorted(offered, key=lambda each: (each.spans[0], each.sort))


def overlapping(spans: list[Span], others: list[Span]) -> bool:
    """Whether one of the spans shares a character with one of the others."""
    return any(start < other_end and other_start < end for start, end in spans for other_start, other_end in others)


def key_of(sort: str, words: str, occurrence: int) -> str:
    """The same for the same words suggested for the same reason, whatever the marks and wherever they stand."""
    said = f"{sort}\n{plain(words).strip()}\n{occurrence}"
    return hashlib.sha256(said.encode()).hexdigest()[:32]


class _Reader:
    """One text with all that is known of it."""

    def __init__(self, text: str, names: KnownNames) -> None:
        self.text = text
        self.quoted = quotations_in(text)
        self.clauses = Clauses(text, self.quoted)
        self.mentions = Mentions(self.clauses.masked)
        self.hits = Hits(text, names)
        self.parties = Parties(self.hits, names, self.mentions)
        self.speakers = speakers_of(self.clauses, self.quoted, self.mentions)
        self.figures = [figure for start, end in self._sentences() for figure in figures_in(text[start:end], start)]
        self._figures_at = [figure.span[0] for figure in self.figures]
        self._said: Counter[tuple[str, str]] = Counter()

    def read(self) -> Iterator[Suggestion]:
        for group in joined(self.clauses, self.quoted):
            yield self._quotation(put_together(self.quoted, group), self.speakers.get(group[0]))
        yield from self._statistics()

    def _sentences(self) -> Iterator[Span]:
        """The sentences of the text, those within quotations apart from those around them."""
        ends = sorted(
            {
                *self.clauses.starts,
                *(match.end() for match in _SENTENCE.finditer(self.text)),
                *(end for each in self.quoted if not each.depth for end in each.outer),
                len(self.text),
            }
        )
        yield from ((start, end) for start, end in zip([0, *ends], ends, strict=False) if start < end)

    def _quotation(self, quoted: Quoted, speaker: Speaker | None) -> Suggestion:
        spans = list(quoted.spans)
        words = verbatim(self.text, spans)
        sentence = self._sentence_around(quoted)
        around = self.clauses.masked[slice(*sentence)]
        figures = [figure.guess for start, end in spans for figure in self._figures_in(start, end)]
        said_by = self.parties.of_speaker(speaker)
        by_report = bool(said_by and said_by.role == "finding-body")
        kind, kind_why = kind_of(
            words,
            around,
            speaker.printed if speaker else "",
            speaker.verb if speaker else "",
            figure=figures[0].as_stated if figures else "",
            by_report=by_report or bool(speaker and speaker.sort == "description" and _REPORT.search(speaker.words)),
            office=self.mentions.offices.of(speaker.words) if speaker else "",
        )
        why = "stands within another quotation" if quoted.depth else "stands in quotation marks"
        if speaker:
            why += f"; {speaker.why}"
        return self._suggestion(QUOTATION, spans, words, why, kind, kind_why, said_by, sentence, figures)

    def _statistics(self) -> Iterator[Suggestion]:
        """Sentences with a figure that stand outside quotations."""
        done: set[Span] = set()
        for figure in self.figures:
            span = self._sentence_of(figure)
            if span is None or span in done:
                continue
            done.add(span)
            figures = [each.guess for each in self._figures_in(*span)]
            words = self.text[slice(*span)]
            why = f"states a number: “{figure.guess.as_stated}”"
            yield self._suggestion(STATISTIC, [span], words, why, "statistic", why, None, span, figures)

    def _sentence_of(self, figure: Figure) -> Span | None:
        """The sentence around a figure; nothing where the figure stands in a quotation, which is suggested already."""
        start, end = figure.span
        if "\x00" in self.clauses.masked[start:end]:
            return None
        return self._trimmed(*self._bounds(start, end))

    def _sentence_around(self, quoted: Quoted) -> Span:
        start = self._bounds(quoted.outer[0], quoted.outer[0])[0]
        return self._trimmed(start, self._bounds(quoted.outer[1] - 1, quoted.outer[1])[1])

    def _bounds(self, start: int, end: int) -> Span:
        first, last = self.clauses.paragraph_of(start)
        ends = self.clauses.sentence_ends(start)
        before, after = bisect_right(ends, start), bisect_left(ends, end)
        return (ends[before - 1] if before else first), (ends[after] if after < len(ends) else max(last, end))

    def _trimmed(self, start: int, end: int) -> Span:
        while start < end and self.text[start].isspace():
            start += 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        return start, end

    def _figures_in(self, start: int, end: int) -> list[Figure]:
        first, last = bisect_left(self._figures_at, start), bisect_left(self._figures_at, end)
        return [figure for figure in self.figures[first:last] if figure.span[1] <= end]

    def _suggestion(
        self, sort: str, spans: list[Span], words: str, why: str, kind: str, kind_why: str,
        said_by: PartyGuess | None, sentence: Span, figures: list[FigureGuess],
    ) -> Suggestion:  # fmt: skip
        spoken = plain(words).strip()
        self._said[sort, spoken] += 1
        named = self.parties.named_in(*sentence, said_by)
        themes: list[ThemeGuess] = themes_in(
            [hit for start, end in spans for hit in self.hits.within(start, end)], self.hits.within(*sentence)
        )
        return Suggestion(
            key=key_of(sort, words, self._said[sort, spoken]),
            sort=sort,
            spans=spans,
            words=words,
            why=why,
            kind=kind,
            kind_why=kind_why,
            parties=[*([said_by] if said_by else []), *named],
            themes=themes,
            figures=figures,
        )


_SENTENCE = re.compile(r"(?<=[a-z0-9)%”’\"'])[.!?…]+[”’\"')\]]*(?=\s)")
