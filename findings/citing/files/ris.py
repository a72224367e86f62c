"""RIS, the tagged format of reference managers: a tag, two spaces, a hyphen, a space, a value; lines end as in CRLF."""

from collections.abc import Iterator

from findings.citing.cited import NAME_OF_ARCHIVE, Cited
from findings.citing.dates import digits
from sources.vocabulary import SourceKind

from .lines import remark, words

_TYPES = {
    SourceKind.ARTICLE: "NEWS",
    SourceKind.REPORT: "RPRT",
    SourceKind.LETTER: "PCOMM",
    SourceKind.JUDGMENT: "CASE",
    SourceKind.STATEMENT: "GEN",
}


def ris(cited: Cited) -> str:
    """One entry, from TY to ER."""
    return "".join(f"{tag}  - {' '.join(value.split())}\r\n" for tag, value in _lines(cited)) + "ER  - \r\n"


def _lines(cited: Cited) -> Iterator[tuple[str, str]]:
    work = cited.source
    yield "TY", _TYPES[SourceKind(work.kind)]
    for author in work.authors:
        yield "AU", f"{author.family}, {author.given}" if author.given else author.family
    slashed = digits(work.issued, work.precision, between="/")
    known = [
        ("TI", work.title),
        ("T2" if work.kind == SourceKind.ARTICLE else "PB", work.publisher),
        ("PY", work.year),
        ("DA", slashed),
        ("M1", work.reference),
        ("SP", cited.page),
        ("AB", cited.summary),
        *(("KW", theme) for theme in cited.themes),
        ("N1", words(cited)),
        ("N1", remark(cited)),
        ("UR", cited.address),
        ("L2", work.address),
        ("L2", work.archived_address),
        ("Y2", digits(cited.read_on, between="/")),
        ("DB", NAME_OF_ARCHIVE),
        ("AN", cited.identifier),
        ("ID", f"finding-{cited.identifier}"),
        ("LA", work.language),
    ]
    yield from ((tag, value) for tag, value in known if value)
