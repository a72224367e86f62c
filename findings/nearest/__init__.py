"""The nearest words that would find something, where what was typed finds nothing."""

from .correcting import Correction
from .offering import nearest

__all__ = ["Correction", "nearest"]
