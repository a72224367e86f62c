"""Answers by the specification of oEmbed 1.0: what shows a finding on a page of others, and what it is.

The answer to a `url` is the same blockquote that people copy, which needs no frame, script or style of ours.
"""

import json
import re
from collections.abc import Mapping
from io import StringIO
from xml.sax.xmlreader import AttributesImpl

from django.utils.xmlutils import SimplerXMLGenerator

from findings.cards import HEIGHT as CARD_HEIGHT
from findings.cards import WIDTH as CARD_WIDTH
from findings.cards import card_of
from findings.citing.cited import NAME_OF_ARCHIVE
from findings.models import Finding
from findings.rows import Row
from findings.rows.whose import whose

from .asked import Asked
from .code import blockquote, instead
from .room import WIDTH, height, height_of
from .sharing import card_address, title_told

Answer = Mapping[str, str | int]

CACHE_AGE = 86_400  # seconds: no longer than a correction may wait to be seen
CACHE_AGE_INSTEAD = 3_600  # of what may come back
_NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # even escaped


def answer(row: Row, asked: Asked, origin: str) -> Answer:
    """Of a finding that readers see."""
    authors = whose(row)
    width = min(WIDTH, asked.maxwidth or WIDTH)
    return {
        **_common(blockquote(row, origin), title_told(row), CACHE_AGE, origin),
        "author_name": ", ".join(name for name, _ in authors),
        **({"author_url": origin + authors[0][1]} if len(authors) == 1 and authors[0][1] else {}),
        **_sizes(width, height(row, width), asked),
        **_thumbnail(row, asked, origin),
    }


def answer_instead(finding: Finding, told: str, asked: Asked, origin: str) -> Answer:
    """Of one whose words are not shown, what became of it: so that whoever asks anew shows them no longer."""
    width = min(WIDTH, asked.maxwidth or WIDTH)
    title = f"{NAME_OF_ARCHIVE}, finding {finding.shown_id}"
    return {
        **_common(instead(finding, told, origin), title, CACHE_AGE_INSTEAD, origin),
        **_sizes(width, height_of([told, title], width), asked),
    }


def written(answer: Answer, form: str) -> tuple[str, str]:
    """The answer as JSON or XML, and its media type."""
    if form == "json":
        return json.dumps(answer, ensure_ascii=False), "application/json"
    out = StringIO()
    xml = SimplerXMLGenerator(out, "utf-8", short_empty_elements=False)
    xml.startDocument()
    xml.startElement("oembed", AttributesImpl({}))
    for name, value in answer.items():
        xml.addQuickElement(name, _NOT_IN_XML.sub("", str(value)))
    xml.endElement("oembed")
    return out.getvalue(), "text/xml; charset=utf-8"


def _common(html: str, title: str, age: int, origin: str) -> dict[str, str | int]:
    return {
        "type": "rich",
        "version": "1.0",
        "title": title,
        "provider_name": NAME_OF_ARCHIVE,
        "provider_url": f"{origin}/",
        "cache_age": age,
        "html": html,
    }


def _sizes(width: int, height: int, asked: Asked) -> dict[str, int]:
    return {"width": width, "height": min(height, asked.maxheight or height)}


def _thumbnail(row: Row, asked: Asked, origin: str) -> dict[str, str | int]:
    """The share card. There is one size of it: where that is too large, the specification wants none."""
    if (asked.maxwidth or CARD_WIDTH) < CARD_WIDTH or (asked.maxheight or CARD_HEIGHT) < CARD_HEIGHT:
        return {}
    address = card_address(card_of(row), origin)
    return {"thumbnail_url": address, "thumbnail_width": CARD_WIDTH, "thumbnail_height": CARD_HEIGHT}
