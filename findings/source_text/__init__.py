"""The text of a source as far as readers may read it, with the words of each published finding marked in it."""

from .addresses import address_in_text
from .opening import Opened, opened, page_of_finding

__all__ = ["Opened", "address_in_text", "opened", "page_of_finding"]
