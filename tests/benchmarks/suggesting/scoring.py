"""What was found against what is there: spans exactly, speakers as the same person, body or description."""

import re
from dataclasses import dataclass, field

from findings.suggesting.clauses import Clauses
from findings.suggesting.naming import bare
from findings.suggesting.quotations import quotations_in
from findings.suggesting.speakers import speakers_of
from sources.passages import Span

from .expected import Text


@dataclass
class Score:
    """Counts of one text or of several together, and what went wrong."""

    expected: int = 0
    found: int = 0
    false: int = 0
    speakers: int = 0
    right: int = 0
    errors: list[str] = field(default_factory=list)

    def __add__(self, other: "Score") -> "Score":
        return Score(
            self.expected + other.expected,
            self.found + other.found,
            self.false + other.false,
            self.speakers + other.speakers,
            self.right + other.right,
            self.errors + other.errors,
        )

    @property
    def recall(self) -> float:
        return self.found / self.expected if self.expected else 1.0

    @property
    def precision(self) -> float:
        return self.found / (self.found + self.false) if self.found + self.false else 1.0

    @property
    def accuracy(self) -> float:
        return self.right / self.speakers if self.speakers else 1.0


def score(text: Text) -> Score:
    """How well one text is read. Each marked stretch counts; a speaker counts for each, also where there is none."""
    quoted = quotations_in(text.words)
    said = speakers_of(Clauses(text.words, quoted), quoted)
    found: dict[Span, str] = {
        span: said[number].words if number in said else "" for number, each in enumerate(quoted) for span in each.spans
    }
    spans = {expected.span for expected in text.expected}
    result = Score(expected=len(spans), found=len(spans & set(found)), false=len(set(found) - spans))
    for span in sorted(spans ^ set(found)):
        result.errors.append(f"{'missed' if span in spans else 'false'}: {text.words[slice(*span)]!r}")
    for expected in text.expected:
        result.speakers += 1
        guess = found.get(expected.span)
        if guess is not None and same(guess, expected.speaker):
            result.right += 1
        else:
            result.errors.append(f"{guess!r} for {expected.speaker!r}: {text.words[slice(*expected.span)]!r}")
    return result


def same(guess: str, expected: str) -> bool:
    """Whether two ways of naming mean the same: titles and articles aside, a surname does for a whole name.

    Where an editor may as well write one thing as another, both are expected, parted by “|”.
    """
    return any(_same(guess, each) for each in expected.split("|"))


def _same(guess: str, expected: str) -> bool:
    one, other = (re.sub(r"[’'`]", "'", bare(words.strip()).lower()).split() for words in (guess, expected))
    if not one or not other:
        return one == other
    shorter, longer = sorted((one, other), key=len)
    return longer[-len(shorter) :] == shorter or longer[: len(shorter)] == shorter
