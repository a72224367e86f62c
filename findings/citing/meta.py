"""What the head of a finding's page tells reference managers: tags of Highwire Press, and Dublin Core."""

from collections.abc import Iterator

from sources.vocabulary import SourceKind

from .cited import NAME_OF_ARCHIVE, Cited
from .dates import digits
from .pieces import plain
from .styles import PLAIN

Meta = tuple[str, str]  # name and content

_HIGHWIRE = {
    SourceKind.ARTICLE: "citation_journal_title",
    SourceKind.REPORT: "citation_technical_report_institution",
}  # others: citation_publisher
_DUBLIN = "DC."


def metas(cited: Cited) -> list[Meta]:
    """Of the source in which the words stand, at the archive's address. What is not known is left out."""
    return [(name, content) for name, content in [*_highwire(cited), *_dublin_core(cited)] if content]


def _highwire(cited: Cited) -> Iterator[Meta]:
    work = cited.source
    kind = SourceKind(work.kind)
    yield "citation_title", work.title
    for author in work.authors:
        yield "citation_author", author.name
    yield "citation_publication_date", digits(work.issued, work.precision, between="/")
    yield _HIGHWIRE.get(kind, "citation_publisher"), work.publisher
    if kind == SourceKind.REPORT:
        yield "citation_technical_report_number", work.reference
    if kind == SourceKind.ARTICLE:
        yield "citation_issue", work.reference.removeprefix("Issue ")
    yield "citation_firstpage", cited.page
    yield "citation_language", work.language
    yield "citation_public_url", cited.address
    for theme in cited.themes:
        yield "citation_keywords", theme


def _dublin_core(cited: Cited) -> Iterator[Meta]:
    work = cited.source
    yield _DUBLIN + "title", work.title
    for author in work.authors:
        yield _DUBLIN + "creator", author.name
    yield _DUBLIN + "date", digits(work.issued, work.precision)
    yield _DUBLIN + "publisher", work.publisher
    yield _DUBLIN + "type", "Text"
    yield _DUBLIN + "identifier", cited.address
    yield _DUBLIN + "source", work.address
    yield _DUBLIN + "language", work.language
    yield _DUBLIN + "description", cited.summary
    for theme in cited.themes:
        yield _DUBLIN + "subject", theme
    yield "DCTERMS.isPartOf", NAME_OF_ARCHIVE
    yield "DCTERMS.bibliographicCitation", plain(PLAIN.cite(cited))
