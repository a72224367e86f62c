"""A feed as Atom (RFC 4287), in pages (RFC 5005), each of which says how much there is (OpenSearch)."""

import datetime
import re
from typing import Any

from django.utils.feedgenerator import Atom1Feed, rfc3339_date

from .feed import PER_PAGE, Entry, Feed

TYPE = "application/atom+xml; charset=utf-8"
_NOT_ALLOWED = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # in XML, even escaped
_OPENSEARCH = "http://a9.com/-/spec/opensearch/1.1/"


class _Atom(Atom1Feed):
    """Django’s, with pages, several authors of an entry, and its content whole."""

    def __init__(self, written: Feed) -> None:
        self.written = written
        super().__init__(
            title=_plain(written.title),
            link=written.page_url,
            description=None,
            language="en-GB",
            author_name="Case archive",
            feed_url=written.links["self"],
            feed_guid=written.id,
        )

    def latest_post_date(self) -> datetime.datetime:
        return self.written.updated

    def root_attributes(self) -> dict[str, str]:
        return {**super().root_attributes(), "xmlns:opensearch": _OPENSEARCH}

    def add_root_elements(self, handler: Any) -> None:
        super().add_root_elements(handler)
        for relation, address in self.written.links.items():
            if relation != "self":  # which Django writes
                handler.addQuickElement("link", None, {"rel": relation, "href": address})
        if self.written.hub:
            handler.addQuickElement("link", None, {"rel": "hub", "href": self.written.hub})
        first = (self.written.number - 1) * PER_PAGE + 1
        numbers = {"totalResults": self.written.total, "startIndex": first, "itemsPerPage": PER_PAGE}
        for name, number in numbers.items():
            handler.addQuickElement(f"opensearch:{name}", str(number))

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        entry: Entry = item["entry"]
        for author in entry.authors:
            handler.startElement("author", {})
            handler.addQuickElement("name", _plain(author.name))
            if author.url:
                handler.addQuickElement("uri", author.url)
            handler.endElement("author")
        if entry.original:
            handler.addQuickElement("link", None, {"rel": "related", "href": _plain(entry.original)})
        handler.addQuickElement("content", _plain(entry.html), {"type": "html"})


def as_atom(feed: Feed) -> str:
    """The whole page of it."""
    atom = _Atom(feed)
    for entry in feed.entries:
        atom.add_item(
            title=_plain(entry.title),
            link=entry.url,
            description=None,  # type: ignore[arg-type]  # Django writes no summary then; the content is whole
            unique_id=entry.id,
            pubdate=entry.published,
            updateddate=entry.updated,
            categories=[_plain(theme) for theme in entry.themes],
            item_copyright=_plain(entry.rights) or None,
            entry=entry,
        )
    return atom.writeString("utf-8")


def moment(when: datetime.datetime) -> str:
    """As both kinds of feed write it."""
    return rfc3339_date(when)


def _plain(words: str) -> str:
    return _NOT_ALLOWED.sub("", words)
