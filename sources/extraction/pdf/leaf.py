"""A page of the file while it is being read."""

from dataclasses import dataclass, field

from .glyphs import Glyphs
from .words import Line, Word


@dataclass
class Leaf:
    """What was found on one page. `width` and `height` are those of the page as shown; lines are held upright."""

    number: int
    width: float
    height: float
    glyphs: Glyphs | None = None
    turns: int = 0
    pieces: list[Line] = field(default_factory=list)
    aside: list[Word] = field(default_factory=list)  # words that run in other directions than the text
    given_label: str = ""  # by the file
    printed: str = ""  # recognised as the number printed on the page
    reading: str = "none"
    confidence: float | None = None
    above: list[Line] = field(default_factory=list)  # running heads
    below: list[Line] = field(default_factory=list)  # running feet
    columns: list[list[Line]] = field(default_factory=list)

    @property
    def reach(self) -> tuple[float, float]:
        """Width and height of the page held so that its text is upright."""
        return (self.height, self.width) if self.turns % 2 else (self.width, self.height)
