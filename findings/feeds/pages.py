"""One page of a feed, with the links to the others."""

from collections.abc import Callable, Sequence

from django.conf import settings
from django.core.paginator import Page

from .feed import Entry, Feed


def feed_page(
    home: str, title: str, page_path: str, page: Page, url: Callable[[int], str], entries: Sequence[Entry]
) -> Feed:  # type: ignore[type-arg]
    """`page_path`: the page for people; `url(number)`: the address of a page of the feed, without host."""
    numbers = {"self": page.number, "first": 1, "last": page.paginator.num_pages}
    if page.has_previous():
        numbers["previous"] = page.previous_page_number()
    if page.has_next():
        numbers["next"] = page.next_page_number()
    return Feed(
        id=home + url(1),
        title=title,
        page_url=home + page_path,
        links={relation: home + url(number) for relation, number in numbers.items()},
        total=page.paginator.count,
        number=page.number,
        entries=entries,
        hub=settings.WEBSUB_HUB,
    )
