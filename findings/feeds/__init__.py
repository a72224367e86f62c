"""Feeds of lists: what is new and what changed, for programs that ask again."""

from .atom import TYPE as ATOM
from .atom import as_atom
from .feed import Author, Entry, Feed
from .json_feed import TYPE as JSON
from .json_feed import as_json_feed

__all__ = ["ATOM", "JSON", "Author", "Entry", "Feed", "as_atom", "as_json_feed"]
