"""A finding in the words of schema.org, for its page: a quotation, who said it, and the work it is part of."""

import json
from typing import Any

from findings.models import Finding
from findings.rows.row import Party, Row
from sources.vocabulary import SourceKind

from .authors import Author
from .cited import NAME_OF_ARCHIVE, Cited, Work
from .dates import digits

Node = dict[str, Any]

_TYPES = {SourceKind.ARTICLE: "NewsArticle", SourceKind.REPORT: "Report"}  # others: CreativeWork
# What would end a script, or begin one: written so that JSON reads the same.
_IN_SCRIPT = str.maketrans({"<": "\\u003C", ">": "\\u003E", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"})


class ScriptData(str):
    """JSON that stands within a script element as it is: nothing in it can end that element."""

    def __html__(self) -> str:
        return self


def in_script(data: Any) -> ScriptData:
    """Data for a `<script>` that no browser runs. The policy for content takes it for none either."""
    return ScriptData(json.dumps(data, ensure_ascii=False).translate(_IN_SCRIPT))


def quotation(finding: Finding, row: Row, cited: Cited, origin: str) -> Node:
    """The finding. Retold words are their author's, and nobody's whom they tell of."""
    source = cited.source
    said_by = [] if cited.retold else [_party(party, origin) for party in row.speakers or row.finding_bodies]
    return _known(
        {
            "@context": "https://schema.org",
            "@type": "Quotation",
            "@id": cited.address,
            "url": cited.address,
            "identifier": cited.identifier,
            "text": cited.text,
            "description": cited.summary,
            "inLanguage": source.language,
            "spokenByCharacter": said_by,
            "author": _authors(source) if cited.in_press_voice else [],
            "about": [{"@type": "DefinedTerm", "name": tag.name, "url": origin + tag.url} for tag in row.themes],
            "isPartOf": _work(source, origin, cited.page),
            "isBasedOn": _work(cited.report, origin) if cited.report else None,
            "datePublished": finding.first_published and finding.first_published.isoformat(timespec="seconds"),
            "dateModified": row.corrected_on and row.corrected_on.isoformat(),
            "publisher": {"@type": "Organization", "name": NAME_OF_ARCHIVE, "url": f"{origin}/"},
        }
    )


def _work(work: Work, origin: str, page: str = "") -> Node:
    kind = SourceKind(work.kind)
    return _known(
        {
            "@type": _TYPES.get(kind, "CreativeWork"),
            "@id": origin + work.path,
            "headline" if kind == SourceKind.ARTICLE else "name": work.title,
            "url": work.address,
            "archivedAt": work.archived_address,
            "author": _authors(work),
            "publisher": {"@type": "Organization", "name": work.publisher},
            "datePublished": digits(work.issued, work.precision),
            "reportNumber" if kind == SourceKind.REPORT else "identifier": work.reference,
            "inLanguage": work.language,
            "pagination": page,
        }
    )


def _authors(work: Work) -> list[Node]:
    return [_author(author) for author in work.authors]


def _author(author: Author) -> Node:
    return {"@type": "Organization" if author.is_body else "Person", "name": author.name}


def _party(party: Party, origin: str) -> Node:
    """A named person or body with its page; of somebody unnamed the description."""
    if not party.name:
        return {"@type": "Person", "description": party.descriptor}
    kind = "Organization" if party.with_article else "Person"
    told = {"@type": kind, "name": party.name, "url": origin + party.url, "description": party.descriptor}
    return _known(told)


def _known(node: Node) -> Node:
    return {name: value for name, value in node.items() if value}
