"""A feed as JSON Feed 1.1, which needs no library."""

import json
from typing import Any

from .atom import moment
from .feed import PER_PAGE, Author, Entry, Feed

TYPE = "application/feed+json; charset=utf-8"


def as_json_feed(feed: Feed) -> str:
    """The whole page of it. What the standard has no name for stands under `_case_archive`."""
    written = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.page_url,
        "feed_url": feed.links["self"],
        "language": "en-GB",
        "authors": [{"name": "Case archive"}],
        **({"next_url": feed.links["next"]} if "next" in feed.links else {}),
        **({"hubs": [{"type": "WebSub", "url": feed.hub}]} if feed.hub else {}),
        "_case_archive": {
            "about": feed.page_url,
            "updated": moment(feed.updated),
            "total": feed.total,
            "start": (feed.number - 1) * PER_PAGE + 1,
            "links": feed.links,
        },
        "items": [_item(entry) for entry in feed.entries],
    }
    return json.dumps(written, ensure_ascii=False, indent=1)


def _item(entry: Entry) -> dict[str, Any]:
    return {
        "id": entry.id,
        "url": entry.url,
        **({"external_url": entry.original} if entry.original else {}),
        "title": entry.title,
        "content_html": entry.html,
        "date_published": moment(entry.published),
        "date_modified": moment(entry.updated),
        **({"authors": [_author(author) for author in entry.authors]} if entry.authors else {}),
        **({"tags": list(entry.themes)} if entry.themes else {}),
        **({"_case_archive": {"rights": entry.rights}} if entry.rights else {}),
    }


def _author(author: Author) -> dict[str, str]:
    return {"name": author.name, **({"url": author.url} if author.url else {})}
