"""What a reader of files hands over: the words proposed, and for files with pages where each character stands."""

from array import array
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

Progress = Callable[[int, int], None]  # pages done, pages there are


class Unreadable(Exception):
    """The file cannot be read. The sentence tells the editor why, and what to do."""


@dataclass(frozen=True)
class Page:
    """One page of a file. `start` and `end` are positions in the text of the reading, equal for an empty page.

    `characters` has for each code point of start to end the number of the file's character on this page, or -1.
    `boxes` has four numbers for each code point: left, top, right, bottom in points from the top left corner of the
    page as shown, all 0 where there is none.
    """

    number: int
    label: str
    width: float
    height: float
    reading: str  # a value of sources.vocabulary.PageReading
    start: int
    end: int
    characters: "array[int]"
    boxes: "array[float]"
    confidence: float | None = None


@dataclass(frozen=True)
class Reading:
    """What was read in a capture. Lines end in a line feed, paragraphs are parted by an empty line."""

    extractor: str
    extractor_version: str
    text: str
    whole_text: str = ""  # everything visible, where that is more than the text
    title: str = ""
    byline: str = ""
    outlet: str = ""
    published_on: date | None = None
    language: str = ""
    pages: list[Page] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
