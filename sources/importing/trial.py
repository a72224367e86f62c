"""What trying the rows of a spreadsheet found, for the preview and for whoever takes them in."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Problem:
    """Why a row cannot be taken in: its line in the file, the column where there is one, and the sentence."""

    line: int
    column: str
    sentence: str


@dataclass(frozen=True)
class Effect:
    """What a row does: a record that is new, or changes with their values before and after."""

    line: int
    record: str
    is_new: bool
    changes: list[tuple[str, str, str]]


@dataclass
class Trial:
    """What an import found, row by row."""

    problems: list[Problem] = field(default_factory=list)
    effects: list[Effect] = field(default_factory=list)
    remarks: list[tuple[int, str]] = field(default_factory=list)
    unchanged: int = 0

    @property
    def new(self) -> list[Effect]:
        return [effect for effect in self.effects if effect.is_new]

    @property
    def changed(self) -> list[Effect]:
        return [effect for effect in self.effects if not effect.is_new]

    @property
    def summary(self) -> str:
        """In one line: “3 new, 1 changed, 12 as they were”."""
        return f"{len(self.new)} new, {len(self.changed)} changed, {self.unchanged} as they were"


def shown(value: Any) -> str:
    """A value as the preview shows it."""
    if value is None or value == "" or value == []:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "; ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
