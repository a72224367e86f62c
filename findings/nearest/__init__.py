"""The nearest words that would find something, where what was typed finds nothing."""

from .correcting import Correction
from .offering import Easier, easier, nearest

__all__ = ["Correction", "Easier", "easier", "nearest"]
