"""Who holds an office in a text: “the judge” is whom it names as “District Judge Ida Invented”."""

import re
from bisect import bisect_left

from .standing_for import is_office
from .word_list import words

_NOT_HOLDING = frozenset(words("former ex deputy assistant shadow then acting"))


class Offices:
    """The offices that stand before names, each with who is named so, and where."""

    def __init__(self) -> None:
        self._held: dict[str, tuple[list[int], list[str]]] = {}  # where, in the order of the text, and by whom
        self._of: dict[str, list[str]] = {}

    def meet(self, office: str, at: int, name: str) -> None:
        """Remember an office and who is named with it, behind all met so far. Its last word may mean it too."""
        *before, last = office.split()
        takes_up = before and is_office(last) and not set(before) & _NOT_HOLDING
        for held in (office, last) if takes_up else (office,):
            places, names = self._held.setdefault(held, ([], []))
            places.append(at)
            names.append(name)
        if office not in self._of.setdefault(name, []):
            self._of[name].append(office)

    def of(self, name: str) -> str:
        """The offices with which the text names somebody, in one string."""
        return ", ".join(self._of.get(name, []))

    def holder(self, described: str, at: int) -> str | None:
        """Who was named with the office of “the judge” nearest before `at`; or else is so named first after it."""
        places, names = self._held.get(re.sub(r"^the\s+", "", described.lower()), ([], []))
        return names[max(0, bisect_left(places, at) - 1)] if names else None
