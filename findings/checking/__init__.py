"""Checking a quotation: whether pasted words stand in the archive, word for word, and where."""

from .checking import LONGEST, check
from .result import Filling, Part, Place, Result, Verdict

__all__ = ["LONGEST", "Filling", "Part", "Place", "Result", "Verdict", "check"]
