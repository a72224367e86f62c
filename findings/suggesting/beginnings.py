"""Where the sentences of a text begin: who is named there is who they tell of."""

import re

from .capitals import WHERE
from .naming import NOBODY

_PLAIN_VERB = re.compile(
    r"\b(?:is|was|are|were|has|had|have|did|does|will|would|said|says|told|asked|[a-z]{3,}(?:ed)|took|made|gave|came|went|to|"
    r"for|of|with|by|from|in|at|on|after|before|about|against|that)\b"
)
_NO_APPOSITION = re.compile(r"\b(?:which|who|whom|whose|in|of|to|for|by|with|that|and|but|from|at|on|is|was)\b")
SENTENCE_PART = re.compile(r"[.!?\n\x00]")


class Beginnings:
    """The beginnings of sentences and paragraphs in a text whose quotations are hidden."""

    def __init__(self, masked: str) -> None:
        self.masked = masked
        self._leading: dict[int, bool] = {}

    def nearly(self, at: int) -> bool:
        """Whether a sentence or paragraph begins here, or with few words before it."""
        if at not in self._leading:
            self._leading[at] = self._near(at)
        return self._leading[at]

    def _near(self, at: int) -> bool:
        before = self.masked[max(0, at - 80) : at]
        lead = SENTENCE_PART.split(before)[-1]
        head, comma, apposed = lead.rpartition(",")
        if comma and len(apposed.split()) <= 4 and not _NO_APPOSITION.search(apposed):
            first = lead.split()[0] if lead.split() else ""
            if not apposed.strip() and (first in NOBODY or first in WHERE or first.endswith("ing")):
                return True  # “Asked whether …, Invented replied”
            lead = head
        return (at < 80 or lead != before) and not _PLAIN_VERB.search(lead)

    def exactly(self, at: int) -> bool:
        """Whether a sentence begins exactly here."""
        return (
            not self.masked[:at].strip()
            if at < 9
            else bool(re.search(r"[.!?\n\x00:][\s\x00]*$", self.masked[at - 8 : at]))
        )
