"""Why a pasted passage has no place in a text, said so that the editor can mend it."""

from dataclasses import dataclass

from sources.normalising import Normalised
from sources.paragraphs import paragraph_at

SHOWN = 12  # places named in one message: more would not be read
AROUND = 40  # characters shown on each side of a place


class Unlocated(ValueError):
    """The passage has no one place in the text. Its `lines`, and together its message, say what to do."""

    @property
    def lines(self) -> list[str]:
        return [str(self)]


class PassageNotFound(Unlocated):
    """The passage does not stand in the text, not with these letters and digits."""


@dataclass(frozen=True)
class Candidate:
    """One place where a passage may stand: its start in code points, its paragraph, and the words around it."""

    position: int
    paragraph: int
    before: str
    after: str

    @classmethod
    def at(cls, body: Normalised, place: int) -> "Candidate":
        """The candidate at `place` of the normalised text."""
        position = body.origins[place]
        before, after = body.text[max(0, place - AROUND) : place], body.text[place : place + AROUND]
        return cls(position, paragraph_at(body.source, position), before, after)

    def __str__(self) -> str:
        return f"Position {self.position}, paragraph {self.paragraph}: “…{self.before}▸{self.after}…”"


class PassageIsAmbiguous(Unlocated):
    """The passage stands in several places, or not at the one given. `candidates` are the first of them."""

    def __init__(self, problem: str, candidates: list[Candidate], *, more: bool, remedy: str) -> None:
        self.problem, self.candidates, self.more, self.remedy = problem, candidates, more, remedy
        super().__init__(" ".join(self.lines))

    @property
    def lines(self) -> list[str]:
        """The message, with a line for each candidate."""
        further = ["There are more places than these."] if self.more else []
        return [self.problem, *map(str, self.candidates), *further, self.remedy]
