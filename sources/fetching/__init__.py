"""Fetching a page or file from the web, as a stranger would, and never from inside our own network."""

from .fetching import Fetched, fetch
from .policy import PUBLIC, Policy

__all__ = ["PUBLIC", "Fetched", "Policy", "fetch"]
