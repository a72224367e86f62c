"""The ways to the place where the words of a finding stand: in the archive's text, and on the web."""

from collections.abc import Callable
from dataclasses import dataclass

from findings.models import Quotation
from findings.source_text import address_in_text
from sources.text_fragments import at_words


@dataclass(frozen=True)
class Ways:
    """Addresses, each opened at the words where that can be told; empty where there is none."""

    in_text: str
    original: str
    archived: str


def ways_to(quotation: Quotation, *, later: bool, text: str = "") -> Ways:
    """The ways to a quotation. `later`: whether its source has a later text. `text`: the one it stands in, if at hand.

    Words around it that readers may not see must have been left out of it, or `text` be empty. Asks nothing.
    """
    source, on_web = quotation.text_version.source, _on_web(quotation, text)
    return Ways(
        in_text=address_in_text(quotation, later=later, text=text),
        original=on_web(source.address),
        archived=on_web(source.archived_address),
    )


def _on_web(quotation: Quotation, text: str) -> Callable[[str], str]:
    """Of a file with pages, the page, as PDF viewers read it; of a web page, the words."""
    version = quotation.text_version
    if version.page_starts:
        at = sum(start <= quotation.start for start in version.page_starts) - 1
        number = version.page_numbers[at] if 0 <= at < len(version.page_numbers) else 0
        return lambda address: f"{address.partition('#')[0]}#page={number}" if number and _is_pdf(address) else address
    around = (quotation.prefix, quotation.suffix) if text else ("", "")
    return lambda address: at_words(address, quotation.passages, *around, text)


def _is_pdf(address: str) -> bool:
    return address.partition("#")[0].partition("?")[0].lower().endswith(".pdf")
