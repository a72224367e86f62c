"""What is cited, apart from any style: a work, a place in it, and the archive's record of the words."""

import datetime
from dataclasses import dataclass

from findings.rows.row import Row
from sources.models import Source
from sources.vocabulary import SourceKind

from .authors import Author, authors_of, body

NAME_OF_ARCHIVE = "Case archive"


@dataclass(frozen=True)
class Work:
    """A source as citations know it. `publisher` is the newspaper of an article, and the court of a judgment."""

    kind: str
    title: str
    publisher: str
    authors: tuple[Author, ...] = ()
    byline: str = ""
    issued: datetime.date | None = None
    precision: str = "day"
    reference: str = ""
    address: str = ""
    archived_address: str = ""
    language: str = "en-GB"
    path: str = ""  # of its page in the archive

    @property
    def year(self) -> str:
        return str(self.issued.year) if self.issued else ""

    @property
    def issuer(self) -> str:
        """The publisher, where that is not the author already."""
        return "" if self.publisher in {author.name for author in self.authors} else self.publisher


@dataclass(frozen=True)
class Cited:
    """A finding as citations know it: the words, whose they are, where they were read, and where they are kept."""

    identifier: str
    address: str
    read_on: datetime.date
    text: str
    source: Work
    report: Work | None = None  # whose finding it is, where the words were read in another source
    retold: bool = False
    speakers: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()  # as they stand within a sentence: “the Cupboard Review”
    bodies_alone: tuple[str, ...] = ()  # the same as names
    in_press_voice: bool = False  # the words are the article author's own
    page: str = ""
    read_by_ocr: bool = False
    summary: str = ""
    themes: tuple[str, ...] = ()

    @property
    def quoted_report(self) -> Work | None:
        """The report whose very words these are. What a journalist retells is never given as the report's."""
        return None if self.retold else self.report

    @property
    def quoted_voice(self) -> tuple[str, ...]:
        """Who is quoted in an article, where no report is; nobody where the words are the article author's own."""
        if self.report or self.in_press_voice or self.source.kind != SourceKind.ARTICLE:
            return ()
        return tuple(name for name in self.speakers or self.bodies_alone if name not in self.source.byline)


def work_of(source: Source) -> Work:
    """A source with its publisher loaded. Without byline, what a body publishes is its own; an article is nobody's."""
    publisher = source.publisher.name
    authors = authors_of(source.byline, publisher)
    if not authors and source.kind not in {SourceKind.ARTICLE, SourceKind.JUDGMENT}:
        authors = (body(publisher),)
    return Work(
        kind=source.kind,
        title=source.title,
        publisher=publisher,
        authors=authors,
        byline=source.byline,
        issued=source.published_on,
        precision=source.published_precision,
        reference=source.reference,
        address=source.address,
        archived_address=source.archived_address,
        language=source.language,
        path=source.get_absolute_url(),
    )


def cited(row: Row, source: Work, report: Work | None, address: str, read_on: datetime.date) -> Cited:
    """A finding as a row, with the works it names. `address` is its own, whole."""
    return Cited(
        identifier=row.shown_id,
        address=address,
        read_on=read_on,
        text=row.text,
        source=source,
        report=report,
        retold=row.retold,
        speakers=tuple(speaker.who for speaker in row.speakers),
        bodies=tuple(body.with_article or body.who for body in row.finding_bodies),
        bodies_alone=tuple(body.who for body in row.finding_bodies),
        in_press_voice=row.in_press_voice,
        page=row.page,
        read_by_ocr=row.read_by_ocr,
        summary=row.summary,
        themes=tuple(theme.name for theme in row.themes),
    )
