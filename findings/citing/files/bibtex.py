"""BibTeX, with the fields of BibLaTeX beside those of old, in UTF-8."""

import re

from findings.citing.authors import Author
from findings.citing.cited import NAME_OF_ARCHIVE, Cited, Work
from findings.citing.dates import digits
from sources.vocabulary import SourceKind

from .lines import remark, words

_TYPES = {SourceKind.ARTICLE: "article", SourceKind.REPORT: "report", SourceKind.STATEMENT: "online"}  # others: misc
_WHAT = {SourceKind.LETTER: "Letter", SourceKind.JUDGMENT: "Judgment", SourceKind.STATEMENT: "Statement"}
_MEANING = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{mark: rf"\{mark}" for mark in "$&#%_"},
}


def bibtex(cited: Cited) -> str:
    """One entry: the source in which the words stand, at the archive's address, with the words as annotation."""
    work = cited.source
    fields = {
        "author": _authors(work.authors),
        "title": f"{{{_escaped(work.title)}}}",  # braces keep capitals
        **_issued_by(work),
        "date": digits(work.issued, work.precision),
        "year": work.year,
        "pages": _escaped(cited.page),
        "url": _address(cited.address),
        "urldate": digits(cited.read_on),
        "originalurl": _address(work.address),
        "archivedurl": _address(work.archived_address),
        "eprint": cited.identifier,
        "eprinttype": NAME_OF_ARCHIVE,
        "language": _escaped(work.language),
        "keywords": _escaped(", ".join(theme.replace(",", "") for theme in cited.themes)),
        "abstract": _escaped(cited.summary),
        "annote": _escaped(words(cited)),
        "note": _escaped(remark(cited)),
    }
    lines = [f"  {name} = {{{value}}},\n" for name, value in fields.items() if value.strip("{}")]
    return f"@{_TYPES.get(SourceKind(work.kind), 'misc')}{{finding-{cited.identifier},\n{''.join(lines)}}}\n"


def _issued_by(work: Work) -> dict[str, str]:
    publisher, reference = _escaped(work.publisher), _escaped(work.reference)
    if work.kind == SourceKind.ARTICLE:
        return {"journal": publisher, "entrysubtype": "newspaper", "number": reference}
    if work.kind == SourceKind.REPORT:
        return {"type": "Report", "institution": publisher, "number": reference}
    return {"howpublished": _WHAT[SourceKind(work.kind)], "organization": publisher, "number": reference}


def _authors(authors: tuple[Author, ...]) -> str:
    """Persons turned round; whatever is one whole is in braces, and so never taken apart at an “and”."""
    return " and ".join(
        f"{_escaped(author.family)}, {_escaped(author.given)}" if author.given else f"{{{_escaped(author.family)}}}"
        for author in authors
    )


def _escaped(text: str) -> str:
    """Braces are counted even behind a backslash: where those of the words do not pair, they become commands."""
    meaning = _MEANING | {"{": r"\{", "}": r"\}"} if _pairs(text) else _MEANING
    return "".join(meaning.get(character, character) for character in " ".join(text.split()))


def _pairs(text: str) -> bool:
    depth = 0
    for character in text:
        depth += (character == "{") - (character == "}")
        if depth < 0:
            return False
    return depth == 0


def _address(address: str) -> str:
    """As it is, but for what would end the field."""
    return re.sub(r"[{}\\\s]", lambda match: f"%{ord(match[0]):02X}", address)
