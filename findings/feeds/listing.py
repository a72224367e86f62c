"""The feed of a filtered list: what was added or corrected last comes first."""

from dataclasses import replace

from findings.addresses import Addresses
from findings.index.searching import Answer
from findings.listing import PARAMETERS, Listing
from findings.paging import page_of
from findings.results import Results

from .entries import of_findings
from .feed import PER_PAGE, Feed
from .pages import feed_page


def feed_of(listing: Listing, home: str, path: str) -> Feed:
    """`path` is that of the feed. Raises Http404 where there is no such page."""
    question = listing.filterset.question()
    values = {name: given for name, given in listing.values.items() if name != "sort"}
    if listing.parameters.get("sort"):
        values["sort"] = [listing.filterset.order]
    else:
        question = replace(question, order="changed")
    results = Results(Answer(listing.archive, question))
    page = page_of(results, listing.parameters.get("page"), count=len(results), per_page=PER_PAGE)
    numbered = Addresses(values, PARAMETERS, path).varying("page").numbered
    entries = of_findings(list(page.object_list), home)
    return feed_page(home, _title(listing), listing.url(sort=None), page, numbered, entries)


def _title(listing: Listing) -> str:
    """What is followed, in the words of the filters."""
    chips = [f"not {chip.text}" if chip.leaves_out else chip.text for chip in listing.chips()]
    return f"Findings: {', '.join(chips)} – Case archive" if chips else "All findings – Case archive"
