"""A finding as a W3C Web Annotation: a description and tags, of words that are told by themselves and by their place.

It has a target for each passage in the archive's text, told by words and position; where the source is on the web, one
there, told by words alone, since positions differ; and where the text is from a PDF, one for each page, by rectangles.
"""

import datetime
from typing import Any

from findings.models import Finding, Quotation
from findings.rows.row import Row
from sources.page_places import Place, places

from .cited import NAME_OF_ARCHIVE, Cited

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
MEDIA_TYPE = f'application/ld+json; profile="{CONTEXT}"'
_PDF_FRAGMENTS = "http://tools.ietf.org/rfc/rfc3778"

Node = dict[str, Any]


def annotation(finding: Finding, row: Row, cited: Cited, origin: str, address: str) -> Node:
    """At `address`, in the terms of the Web Annotation Data Model. Reads the pages of a PDF: one query.

    Words around it that readers may not see must have been left out of its quotation.
    """
    quotation = finding.quotation
    told: Node = {
        "@context": CONTEXT,
        "id": address,
        "type": "Annotation",
        "motivation": "describing",
        "canonical": cited.address,
        "creator": {"type": "Organization", "name": NAME_OF_ARCHIVE, "homepage": f"{origin}/"},
        "created": _moment(finding.first_published),
        "body": _bodies(row, origin),
        "target": _targets(quotation, cited, origin),
    }
    return {name: value for name, value in told.items() if value}


def _moment(moment: datetime.datetime | None) -> str:
    return moment.astimezone(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if moment else ""


def _bodies(row: Row, origin: str) -> list[Node]:
    summary = {
        "type": "TextualBody",
        "value": row.summary,
        "format": "text/plain",
        "language": "en-GB",
        "purpose": "describing",
    }
    tags = [{"type": "SpecificResource", "source": origin + tag.url, "purpose": "tagging"} for tag in row.themes]
    names = [{"type": "TextualBody", "value": tag.name, "purpose": "tagging"} for tag in row.themes]
    return [summary, *names, *tags]


def _targets(quotation: Quotation, cited: Cited, origin: str) -> list[Node]:
    version, quotes = quotation.text_version, _quotes(quotation)
    text = f"{origin}{cited.source.path}#text-{version.number}"
    found = [
        _target(text, [quote, {"type": "TextPositionSelector", "start": start, "end": end}], cited)
        for quote, (start, end) in zip(quotes, quotation.places, strict=True)
    ]
    if cited.source.address:
        found += [_target(cited.source.address, [quote], cited) for quote in quotes]
        if version.extraction_id is not None:
            pages = places(version, quotation.places)
            found += [_target(cited.source.address, [_on_page(place)], cited) for place in pages]
    return found


def _target(source: str, selectors: list[Node], cited: Cited) -> Node:
    return {"type": "SpecificResource", "source": source, "scope": cited.address, "selector": selectors}


def _quotes(quotation: Quotation) -> list[Node]:
    """A selector for each passage. Words around are known before the first and after the last."""
    quotes: list[Node] = [{"type": "TextQuoteSelector", "exact": passage} for passage in quotation.passages]
    if quotation.prefix:
        quotes[0]["prefix"] = quotation.prefix
    if quotation.suffix:
        quotes[-1]["suffix"] = quotation.suffix
    return quotes


def _on_page(place: Place) -> Node:
    """The page, refined by what is to be highlighted on it, in points from its top left corner."""
    refined = [
        {
            "type": "FragmentSelector",
            "conformsTo": _PDF_FRAGMENTS,
            "value": f"viewrect={left:.1f},{top:.1f},{right - left:.1f},{bottom - top:.1f}",
        }
        for left, top, right, bottom in place.rectangles
    ]
    page = {"type": "FragmentSelector", "conformsTo": _PDF_FRAGMENTS, "value": f"page={place.number}"}
    return {**page, "refinedBy": refined}
