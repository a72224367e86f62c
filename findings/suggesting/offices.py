"""Who holds an office in a text: “the judge” is whom it names as “District Judge Ida Invented”."""

import re

from .standing_for import is_office
from .word_list import words

_NOT_HOLDING = frozenset(words("former ex deputy assistant shadow then acting"))


class Offices:
    """The offices that stand before names, each with who is named so, and where."""

    def __init__(self) -> None:
        self._held: dict[str, list[tuple[int, str]]] = {}

    def meet(self, office: str, at: int, name: str) -> None:
        """Remember that the text names somebody with an office; it may take up the last word of it alone."""
        *before, last = office.split()
        self._held.setdefault(office, []).append((at, name))
        if before and is_office(last) and not set(before) & _NOT_HOLDING:
            self._held.setdefault(last, []).append((at, name))

    def of(self, name: str) -> str:
        """The offices with which the text names somebody, in one string."""
        return ", ".join(office for office, held in self._held.items() if any(name == one for _, one in held))

    def holder(self, described: str, at: int) -> str | None:
        """Who was named with the office of “the judge” nearest before `at`; or else is so named first after it."""
        held = self._held.get(re.sub(r"^the\s+", "", described.lower()))
        return next((name for start, name in reversed(held) if start < at), held[0][1]) if held else None
