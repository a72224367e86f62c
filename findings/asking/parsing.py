"""From the pieces of what was typed to a tree. Signs that fit nowhere are left out and noted."""

import re
from typing import Any

from .asked import Field
from .cutting import Token, bare
from .tree import Node, Phrase, Start, Word, either, every, without

MOST_LEAVES = 32  # words, phrases and filters that are used
DEEPEST = 16  # brackets within brackets that are used
TOO_MANY = f"Only the first {MOST_LEAVES} words, phrases and filters were used."
LONGEST_PHRASE = 60  # words of a phrase that are used
SHORTEST_START = 2  # letters before a star

_OMISSION = re.compile(r"\[\s*\.\.\.\s*\]|\.\.\.")

Part = Any  # a node in which filters may still stand where words do


class Parser:
    """Reads the pieces from left to right, each once. `notes` grow while it does."""

    def __init__(self, tokens: list[Token], notes: list[str]) -> None:
        self.notes = notes
        self.tokens = self._paired(tokens)
        self.at = self.used = 0

    def tree(self) -> Part | None:
        """All of it; None where nothing is left to look for."""
        return self._either()

    def _paired(self, tokens: list[Token]) -> list[Token]:
        """The pieces with such brackets only as have a partner, and are not too deep."""
        left_out: set[int] = set()
        opened: list[int] = []
        for index, token in enumerate(tokens):
            if token.kind == "(":
                opened.append(index)
            elif token.kind == ")":
                if not opened:
                    left_out.add(index)
                    self.notes.append("The closing bracket that nothing opened was left out.")
                elif len(opened) > DEEPEST:
                    left_out |= {opened.pop(), index}
                    self.notes.append(f"Brackets more than {DEEPEST} deep were left out.")
                else:
                    opened.pop()
        if opened:
            self.notes.append("The bracket that was never closed was left out.")
        left_out |= set(opened)
        return [token for index, token in enumerate(tokens) if index not in left_out]

    def _kind(self) -> str:
        return self.tokens[self.at].kind if self.at < len(self.tokens) else ")"

    def _either(self) -> Part | None:
        parts = [self._every()]
        while self._kind() == "or":
            self.at += 1
            parts.append(self._every())
        self._between("OR", len(parts) == 1 or None not in parts)
        return either([part for part in parts if part is not None])

    def _every(self) -> Part | None:
        parts: list[Part] = []
        while self._kind() not in {"or", ")"}:
            if self._kind() == "and":
                self.at += 1
                self._between("AND", bool(parts) and self._kind() not in {"and", "or", ")"})
            elif (part := self._unit()) is not None:
                parts.append(part)
        return every(parts)

    def _between(self, sign: str, stands_well: bool) -> None:
        if not stands_well and self.used <= MOST_LEAVES:
            self.notes.append(f"{sign} stands between two things to look for; where one was missing, it was left out.")

    def _unit(self) -> Part | None:
        negated = False
        while self._kind() == "minus":
            negated = not negated
            self.at += 1
        if self._kind() in {"or", "and", ")"}:
            self.notes.append("A minus with nothing behind it was left out.")
            return None
        if self._kind() == "(":
            part = self._group()
        else:
            part = self._leaf(self.tokens[self.at])
            self.at += 1
        return without(part) if negated and part is not None else part

    def _group(self) -> Part | None:
        self.at += 1
        if self._kind() == ")":
            self.notes.append("Brackets with nothing between them were left out.")
        part = self._either()
        self.at += 1
        return part

    def _leaf(self, token: Token) -> Part | None:
        if token.kind == "phrase":
            return every([part for words in self._phrases(token) if (part := self._counted(words)) is not None])
        if token.kind == "field":
            self.used += len(token.words) - 1
            return self._counted(Field(token.text, token.words))
        if token.kind == "start":
            if len(token.text) >= SHORTEST_START:
                return self._counted(Start(token.text))
            self.notes.append(f"At least {SHORTEST_START} letters stand before a star; it was left out.")
        return self._counted(Word(token.text))

    def _counted(self, part: Part) -> Part | None:
        self.used += 1
        if self.used <= MOST_LEAVES:
            return part
        self.notes.append(TOO_MANY)
        return None

    def _phrases(self, token: Token) -> list[Node]:
        """The phrase; several where an omission mark parts it."""
        found: list[Node] = []
        for piece in _OMISSION.split(token.text):
            words = [word for raw in piece.split() if (word := bare(raw))]
            if len(words) > LONGEST_PHRASE:
                self.notes.append(f"Of a phrase only the first {LONGEST_PHRASE} words were used.")
            if words:
                found.append(Phrase(tuple(words[:LONGEST_PHRASE])))
        return found
