import datetime
from collections.abc import Sequence
from dataclasses import dataclass

PER_PAGE = 50
NEVER = datetime.datetime(2026, 11, 1, tzinfo=datetime.UTC)  # when a feed changed in which nothing has stood yet


@dataclass(frozen=True)
class Author:
    """Whose words they are; with an address where the archive has a page of them."""

    name: str
    url: str = ""


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One thing that happened. `id` never changes; `html` is whole, with addresses that lead from anywhere."""

    id: str
    url: str
    title: str
    html: str
    published: datetime.datetime
    updated: datetime.datetime
    authors: Sequence[Author] = ()
    themes: Sequence[str] = ()
    rights: str = ""
    original: str = ""  # where the words stand on the web


@dataclass(frozen=True, kw_only=True)
class Feed:
    """One page of what is followed. `page_url`: the page for people; `links`: by relation, as RFC 5005 names them."""

    id: str
    title: str
    page_url: str
    links: dict[str, str]
    total: int
    number: int
    entries: Sequence[Entry]
    hub: str = ""

    @property
    def updated(self) -> datetime.datetime:
        """When what it shows last changed."""
        return max((entry.updated for entry in self.entries), default=NEVER)
