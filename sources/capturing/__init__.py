"""Taking in what editors bring: pasted words, files, pages of the web. What is refused says why."""

from .refused import Refused
from .taking import MOST_BYTES, Taken, take_in

__all__ = ["MOST_BYTES", "Refused", "Taken", "take_in"]
