"""A small printing press for tests: pages with columns, running heads and notes, of invented words."""

import io
import random
from dataclasses import dataclass

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = 420.0, 595.0
MARGIN = 48.0
LEADING = 1.25
FONT, BOLD = "Times-Roman", "Times-Bold"

_NOUNS = ["key", "cupboard", "sergeant", "lantern", "whistle", "ledger", "harbour", "bicycle", "inspector", "parade"]
_VERBS = ["lost", "found", "counted", "carried", "polished", "forgot", "mended", "recorded", "painted"]
_OTHERS = [
    "slowly",
    "twice",
    "yesterday",
    "again",
    "unnoticed",
    "indoors",
    "in Toytown",
    "near the bridge",
    "at the market",
]


def sentences(count, seed=0):
    """So many invented sentences, the same for the same seed."""
    chance = random.Random(seed)
    made = []
    for _ in range(count):
        words = ["The", chance.choice(_NOUNS), chance.choice(_VERBS), "the", chance.choice(_NOUNS)]
        words += chance.sample(_OTHERS, chance.randint(2, 7))
        made.append(" ".join(words) + ".")
    return made


def paragraph(seed=0, count=5):
    return " ".join(sentences(count, seed))


def broken(text, width, size, font=FONT, indent=0.0):
    """The text in lines no wider than `width`. A word with a soft hyphen may be divided there, with a hyphen."""
    lines: list[str] = []
    line = ""
    for word in text.split(" "):
        room = width - (indent if not lines else 0)
        longer = f"{line} {word}" if line else word
        if stringWidth(longer.replace("\u00ad", ""), font, size) <= room or not line:
            line = longer
            continue
        first, _, second = word.partition("\u00ad")
        if second and stringWidth(f"{line} {first}-", font, size) <= room:
            lines.append(f"{line} {first}-")
            line = second
        else:
            lines.append(line)
            line = word
    return [part.replace("\u00ad", "") for part in [*lines, line]]


@dataclass
class Press:
    """Prints one file. Distances are measured from the top left corner, as readers see the page."""

    width: float = WIDTH
    height: float = HEIGHT

    def __post_init__(self):
        self._bytes = io.BytesIO()
        self.canvas = Canvas(self._bytes, pagesize=(self.width, self.height), pageCompression=1, invariant=1)

    def line(self, x, y, words, size=11.0, font=FONT):
        self.canvas.setFont(font, size)
        self.canvas.drawString(x, self.height - y, words)

    def lines(self, x, y, lines, size=11.0, font=FONT, indent=0.0):
        """The lines, one under the other; the next free place below them."""
        for at, words in enumerate(lines):
            self.line(x + (indent if not at else 0), y, words, size, font)
            y += LEADING * size
        return y

    def column(self, x, y, width, paragraphs, size=11.0, font=FONT, gap=8.0):
        """The paragraphs in a column, with a gap after each."""
        for words in paragraphs:
            y = self.lines(x, y, broken(words, width, size, font), size, font) + gap
        return y

    def turn(self, quarters):
        """Show this page turned clockwise. The canvas exchanges the sides of a page it turns, so they are exchanged."""
        self.canvas.setPageRotation(90 * quarters)
        if quarters % 2:
            self.canvas.setPageSize((self.height, self.width))

    def next_page(self):
        self.canvas.showPage()
        self.canvas.setPageRotation(0)
        self.canvas.setPageSize((self.width, self.height))

    def finished(self):
        self.canvas.save()
        return self._bytes.getvalue()
