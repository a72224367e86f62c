"""What a reader may be about to type: names that the archive's filters know, and words of its findings."""

from .entries import MOST, Entry, complete

__all__ = ["MOST", "Entry", "complete"]
