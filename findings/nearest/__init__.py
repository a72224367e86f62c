"""The nearest words that would find something, where what was typed finds nothing."""

from .correcting import Correction
from .named import Called, called
from .offering import Easier, easier, nearest

__all__ = ["Called", "Correction", "Easier", "called", "easier", "nearest"]
