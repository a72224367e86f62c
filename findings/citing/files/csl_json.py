"""CSL-JSON, the data of the Citation Style Language, version 1.0.2."""

import json
from typing import Any

from findings.citing.authors import Author
from findings.citing.cited import NAME_OF_ARCHIVE, Cited
from findings.citing.dates import parts
from sources.vocabulary import SourceKind

from .lines import remark, words

_TYPES = {
    SourceKind.ARTICLE: "article-newspaper",
    SourceKind.REPORT: "report",
    SourceKind.LETTER: "personal_communication",
    SourceKind.JUDGMENT: "legal_case",
    SourceKind.STATEMENT: "document",
}
_PUBLISHER = {SourceKind.ARTICLE: "container-title", SourceKind.JUDGMENT: "authority"}  # others: publisher


def csl_json(cited: Cited) -> str:
    """One item."""
    return json.dumps(item(cited), ensure_ascii=False)


def item(cited: Cited) -> dict[str, Any]:
    """The source in which the words stand, at the archive's address, with the words as annotation."""
    work = cited.source
    kind = SourceKind(work.kind)
    fields = {
        "id": f"finding-{cited.identifier}",
        "type": _TYPES[kind],
        "title": work.title,
        "author": [_name(author) for author in work.authors],
        _PUBLISHER.get(kind, "publisher"): work.publisher,
        "number": work.reference,
        "genre": "Statement" if kind == SourceKind.STATEMENT else "",
        "issued": _date(parts(work.issued, work.precision)),
        "page": cited.page,
        "URL": cited.address,
        "accessed": _date(parts(cited.read_on)),
        "archive": NAME_OF_ARCHIVE,
        "archive_location": cited.identifier,
        "language": work.language,
        "keyword": ", ".join(cited.themes),
        "abstract": cited.summary,
        "annote": words(cited),
        "note": " ".join(filter(None, [remark(cited), work.address and f"Original: {work.address}"])),
    }
    return {name: value for name, value in fields.items() if value}


def _name(author: Author) -> dict[str, str]:
    return {"family": author.family, "given": author.given} if author.given else {"literal": author.family}


def _date(known: list[int]) -> dict[str, list[list[int]]] | None:
    return {"date-parts": [known]} if known else None
