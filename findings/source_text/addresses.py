"""Addresses of places in texts. That of a finding leads, for ever, to where its words stand now."""

from django.urls import reverse

from findings import identifiers
from findings.models import Quotation
from findings.record_addresses import address

from .sections import section_at, section_starts


def text_address(slug: str, number: int | None = None) -> str:
    """Of the text that a source has now, or of the one with that number."""
    if number is None:
        return address("findings:source-text", slug)
    return reverse("findings:source-text-numbered", args=[slug, number])


def place_address(path: str, page: int, shown_id: str) -> str:
    """Of the words of a finding on a page of a text."""
    return f"{path}{f'?page={page}' if page > 1 else ''}#{anchor(shown_id)}"


def anchor(shown_id: str) -> str:
    """The name of the place where the words of a finding begin."""
    return f"f-{shown_id}"


def finding_in_text(slug: str, shown_id: str) -> str:
    """Where the words of a finding stand in the texts of a source, whichever and on what page: it leads there."""
    return f"{text_address(slug)}?finding={shown_id}"


def address_in_text(quotation: Quotation, *, later: bool, text: str = "") -> str:
    """Where the words stand in the archive's text, without a further question where that can be told.

    `later`: whether the source has a later text than that of the quotation. `text`: needed where it has no pages.
    """
    version, shown_id = quotation.text_version, identifiers.shown(quotation.finding.public_id)
    source = version.source
    if later or not source.text_is_open or not (version.page_starts or text):
        return finding_in_text(source.slug, shown_id)
    page = section_at(section_starts(version.page_starts, text), quotation.start)
    return place_address(text_address(source.slug), page, shown_id)
