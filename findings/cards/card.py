"""What stands on a share card, in words."""

import hashlib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, cached_property
from importlib.metadata import version
from pathlib import Path

from django.conf import settings

from findings.citing.cited import NAME_OF_ARCHIVE
from findings.rows import Row
from findings.rows.told import attribution_told, kind_told, note_told, quoted
from findings.shortening import shortened

WIDTH, HEIGHT = 1200, 630  # what those who show links as pictures ask for
LONGEST = 900  # code points of a quotation that are looked at: more never fit
LONGEST_BESIDE = 400  # of what stands beside it
_DRAWN_WITH = ("Pillow", "font-source-sans-pro", "font-source-serif-pro")


class Voice(StrEnum):
    """Whose voice the words are, which decides how they look."""

    RECORD = "record"
    PRESS = "press"
    OURS = "ours"


@dataclass(frozen=True)
class Card:
    """Everything that is drawn. Of a finding with a content note there are none of its words."""

    words: str
    voice: Voice
    kind: str = ""
    note: str = ""
    attribution: str = ""
    corrected: str = ""
    identifier: str = ""
    marks: bool = False

    @cached_property
    def digest(self) -> str:
        """The same for the same picture, and for no other."""
        return hashlib.sha256(repr((self, _drawn_by())).encode()).hexdigest()[:20]

    @property
    def told(self) -> str:
        """What the picture shows, for those who do not see it."""
        first = f"Content note: {self.note}" if self.note else self.words
        if self.marks and first:
            first = f"“{first}”"
        where = f"{NAME_OF_ARCHIVE}, finding {self.identifier}" if self.identifier else NAME_OF_ARCHIVE
        corrected = f"Corrected on {self.corrected}" if self.corrected else ""
        parts = [self.kind, first, self.attribution, corrected, where]
        return " – ".join(filter(None, parts))


def card_of(row: Row) -> Card:
    """The card of a finding that readers see."""
    note = shortened(note_told(row), LONGEST_BESIDE)
    words = "" if note else shortened(" ".join(row.text.split()), LONGEST)
    return Card(
        words=words,
        voice=Voice.PRESS if row.in_press_voice else Voice.RECORD,
        kind=shortened(kind_told(row), LONGEST_BESIDE),
        note=note,
        attribution=shortened(attribution_told(row), LONGEST_BESIDE),
        corrected=row.corrected,
        identifier=row.shown_id,
        marks=bool(words) and quoted(row, words) != words,
    )


SITE = Card(words="What reports on police misconduct found, word for word", voice=Voice.OURS)


@cache
def _drawn_by() -> str:
    """A digest of what makes pictures of words here: this code, Pillow, the fonts."""
    digest = hashlib.sha256(" ".join(version(package) for package in _DRAWN_WITH).encode())
    for file in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(file.read_bytes())
    if settings.CARD_FONT:
        digest.update(f"{settings.CARD_FONT} {Path(settings.CARD_FONT).stat().st_size}".encode())
    return digest.hexdigest()
