"""What the page of a proposal begins with: the source it may be, and what is proposed of it."""

from typing import Any

from sources.extraction.declared import declared_addresses
from sources.models import Capture, Extraction, Publisher, Source, TextVersion
from sources.models.text_version import digest
from sources.same_address import key_of, sources_at

from .proposal_form import NEW


def candidates(extraction: Extraction) -> list[Source]:
    """Sources that it may be another text of: taken from the same bytes, at the same address, or in the same words."""
    capture = extraction.capture
    found = [capture.source] if capture.source else []
    found += sources_at(addresses_of(capture))
    same_words = TextVersion.objects.filter(sha256=digest(extraction.text)).select_related("source").defer("text")
    found += [version.source for version in same_words]
    return list(dict.fromkeys(found))


def addresses_of(capture: Capture) -> list[str]:
    """Where it stands on the web: as it says itself, and as it was found."""
    own = declared_addresses(capture.body) if capture.media_type == "text/html" else []
    return [address for address in [*own, capture.final_address, capture.address] if address]


def text_proposed(extraction: Extraction, offered: list[Source]) -> dict[str, Any]:
    return {"belongs": str(offered[0].pk) if offered else NEW, "text": extraction.text}


def source_proposed(extraction: Extraction) -> dict[str, Any]:
    """What is proposed of a new source. An address that the page calls its own is believed on its own host only."""
    capture = extraction.capture
    publisher = Publisher.objects.filter(name__iexact=extraction.outlet).first() if extraction.outlet else None
    own = [address for address in addresses_of(capture) if _same_host(address, capture.final_address)]
    is_file = capture.media_type == "application/pdf"
    return {
        "title": extraction.title,
        "kind": Source.Kind.REPORT if is_file else Source.Kind.ARTICLE,
        "byline": extraction.byline,
        "publisher_name": publisher.name if publisher else extraction.outlet,
        "published_on": extraction.published_on,
        "address": own[0] if own else capture.final_address,
        "language": extraction.language or "en-GB",
    }


def _same_host(one: str, other: str) -> bool:
    return not other or key_of(one).partition("/")[0] == key_of(other).partition("/")[0]
