"""Frequent phrases, such as “use of force”: gathered from published findings now and then, and offered to who types."""

from .gathering import gather, is_due
from .offering import beginning_with

__all__ = ["beginning_with", "gather", "is_due"]
