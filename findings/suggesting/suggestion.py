"""What the machine proposes to an editor. Nothing of it is saved unless an editor accepts it."""

from dataclasses import dataclass, field

from sources.passages import Span


@dataclass(frozen=True)
class PartyGuess:
    """Somebody in a role: a person or body the archive knows, else a name for a new record, else a description."""

    role: str  # a value of findings.vocabulary.Role
    why: str  # “matches alias ‘the Met’ of Metropolitan Police Service”
    person_id: int | None = None
    institution_id: int | None = None
    new_name: str = ""  # a name that no record has
    new_noun: str = ""  # “person” or “institution”, for a new name
    descriptor: str = ""  # somebody unnamed, in the words of the source


@dataclass(frozen=True)
class ThemeGuess:
    """A theme, and what in the words points to it."""

    theme_id: int
    why: str


@dataclass(frozen=True)
class FigureGuess:
    """A statistic in the words of the passage. The names are those of the model Figure."""

    as_stated: str
    why: str
    value: str = ""
    unit: str = ""
    qualifier: str = ""
    group: str = ""
    comparator: str = ""
    base: str = ""
    period: str = ""


@dataclass(frozen=True)
class Suggestion:
    """A passage that may be a finding, with everything that could be guessed about it.

    `spans` are in code points of the text version; several where an attribution interrupts a quotation. `key` is the
    same whenever the same words are suggested for the same reason, so that a refusal is remembered.
    """

    key: str
    sort: str  # “quotation” or “statistic”
    spans: list[Span]
    words: str
    why: str
    kind: str = ""  # a value of findings.vocabulary.Kind
    kind_why: str = ""
    parties: list[PartyGuess] = field(default_factory=list)
    themes: list[ThemeGuess] = field(default_factory=list)
    figures: list[FigureGuess] = field(default_factory=list)
