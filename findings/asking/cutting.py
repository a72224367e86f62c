"""What a reader typed, cut into words, phrases, filters and signs. Every text can be cut; what is no use is noted."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

from .asked import FIELDS

LONGEST = 2_000  # characters that are read

_QUOTES = dict.fromkeys(map(ord, "“”„‟«»❝❞〝〞"), '"')
_MINUS = "-−–‐‑"
_IN = "[^‘’'‹›\"]*+"  # nothing that is ever given back: a text full of marks is read as fast as any other
_SINGLE = re.compile(rf"(?<!\w)[‘'‚‹](?=\w)({_IN}(?:[’']\w{_IN})*+)[’'›](?!\w)")
_FIELD = re.compile(rf"({'|'.join(FIELDS)}):(?!//)", re.IGNORECASE)
_LOOKS_LIKE_A_FIELD = re.compile(r"([^\W\d_]+):(?![/\\])\w")
_RUN = re.compile(r'[^\s()|"]+')
_VALUES = re.compile(r"\(((?:[^():\s-][^():\s]*+|\s)++)\)")  # of one filter, each wanted
_BETWEEN_VALUES = re.compile(r",|\||\bOR\b")
_ANOTHER = re.compile(r""",["‘'‚‹]?\w""")
_BEHIND_A_SPACE = re.compile(r""" (?!(?:OR|AND|NOT)\b|\w+:)["‘'‚‹]?\w""")
_SIDE_BY_SIDE = re.compile(r"\w[^\w\s]{0,4}[^\w\s'’.,:\-−–‐‑—][^\w\s]{0,4}\w")
_UNUSED = "{}: left out, since no letter or figure stands there."
_STARRED = "A star stands at the end of a word only: {} was read without it."
_JOINED = "What {} joins is looked for side by side."
_UNKNOWN = "There is no filter {}, so this was read as words."
_SIGNS = {"OR": "or", "AND": "and", "NOT": "minus"}
_ORNAMENTS = set("&+/·•…") | set(_MINUS) | {"—"}


@dataclass(frozen=True)
class Token:
    """A piece of what was typed. `kind`: word, start, phrase, field, or, and, minus, ( or )."""

    kind: str
    text: str = ""
    words: tuple[str, ...] = ()


class Cutter:
    """Cuts one text. `notes` grow while it does."""

    def __init__(self, text: str) -> None:
        self.notes: list[str] = []
        if len(text) > LONGEST:
            self.notes.append(f"Only the first {LONGEST:,} characters were read.")
        self.text = cleaned(text[:LONGEST])[:LONGEST]  # some signs are written out as many
        self.position = 0
        self.kept: dict[str, list[str]] = {}  # of a sort of note that many words may need, these words

    def tokens(self) -> Iterator[Token]:
        """The pieces from left to right."""
        while self.position < len(self.text):
            token = self._next()
            if token is not None:
                yield token
        self.notes += [note.format(_listed(words)) for note, words in self.kept.items()]

    def _keep(self, note: str, word: str) -> None:
        self.kept.setdefault(note, []).append(word)

    def _next(self) -> Token | None:
        character = self.text[self.position]
        if character.isspace():
            self.position += 1
            return None
        if character in "()":
            self.position += 1
            return Token(character)
        if character == "|":
            self.position += 1
            return Token("or")
        if (quoted := self._quoted()) is not None:
            return self._phrase(quoted)
        if character == '"':
            self.position += 1
            self.notes.append("The quotation mark that was never closed was left out.")
            return None
        if character in _MINUS and self._is_minus():
            self.position += 1
            return Token("minus")
        if (field := _FIELD.match(self.text, self.position)) is not None:
            return self._field(field)
        return self._word()

    def _is_minus(self) -> bool:
        """A sign that something stands right behind and nothing right before."""
        before, behind = self.text[: self.position][-1:], self.text[self.position + 1 :][:1]
        return (not before or before in " (|") and bool(behind) and behind not in f" )|{_MINUS}—"

    def _quoted(self) -> str | None:
        """What stands in quotation marks here; None where no mark opens, or none closes."""
        if self.text[self.position] == '"':
            end = self.text.find('"', self.position + 1)
            if end < 0:
                return None
            found, self.position = self.text[self.position + 1 : end], end + 1
            return found
        single = _SINGLE.match(self.text, self.position)
        if single is None:
            return None
        self.position = single.end()
        return single[1]

    def _phrase(self, quoted: str) -> Token | None:
        words = tuple(word for part in quoted.split() if (word := bare(part)))
        if not words:
            self.notes.append("Quotation marks with no word between them were left out.")
            return None
        if any(part.endswith("*") for part in quoted.split()):
            self.notes.append("A star within quotation marks was left out: these words are looked for as they stand.")
        return Token("phrase", text=quoted.strip(), words=words)

    def _field(self, field: re.Match[str]) -> Token:
        self.position = field.end()
        name = field[1].lower()
        values = tuple(value.strip(" ,;'‘’\"") for value in self._values() if bare(value))
        if not values:
            self.notes.append(f"“{name}:” has nothing behind it, and was read as a word.")
            return Token("word", text=name)
        return Token("field", text=name, words=values)

    def _values(self) -> list[str]:
        """What stands behind the colon of a filter, or behind a space; several with commas or in brackets."""
        if _BEHIND_A_SPACE.match(self.text, self.position):
            self.position += 1
        if self.position < len(self.text) and (quoted := self._quoted()) is not None:
            return [quoted, *self._further_values()]
        several = _VALUES.match(self.text, self.position)
        if several is not None:
            self.position = several.end()
            return _BETWEEN_VALUES.split(several[1])
        run = _RUN.match(self.text, self.position)
        if run is None:
            return []
        self.position = run.end()
        return _BETWEEN_VALUES.split(run[0])

    def _further_values(self) -> list[str]:
        """What stands right behind a comma that follows a quoted value."""
        found: list[str] = []
        while _ANOTHER.match(self.text, self.position):
            self.position += 1
            quoted = self._quoted()
            run = _RUN.match(self.text, self.position) if quoted is None else None
            if run is not None:
                self.position = run.end()
                return [*found, *_BETWEEN_VALUES.split(run[0])]
            found += [quoted] if quoted is not None else []
        return found

    def _word(self) -> Token | None:
        run = cast(re.Match[str], _RUN.match(self.text, self.position))  # every other beginning was looked at
        raw, self.position = run[0], run.end()
        if raw in _SIGNS:
            return Token(_SIGNS[raw])
        word = bare(raw)
        if not word:
            if not set(raw) <= _ORNAMENTS or raw == "-":
                self._keep(_UNUSED, raw)
            return None
        if "*" in word or raw.startswith("*"):
            self._keep(_STARRED, raw)
        elif _SIDE_BY_SIDE.search(word):
            self._keep(_JOINED, word)
        if _FIELD.match(word):  # marks stand before the name
            self.position = run.start() + raw.index(word)
            return self._next()
        if (unknown := _LOOKS_LIKE_A_FIELD.match(word)) is not None:
            self._keep(_UNKNOWN, f"{unknown[1]}:")
        if raw.rstrip(".,;:!?…").endswith("*"):
            return Token("start", text=word)
        return Token("word", text=word.lower() if word in _SIGNS else word)


def cleaned(text: str) -> str:
    """A text in one form of each letter, without what cannot be seen; what is no character becomes a space."""
    seen = "".join(
        " " if kind in {"Cc", "Cs", "Co", "Cn"} else "" if kind == "Cf" else character
        for character, kind in ((character, unicodedata.category(character)) for character in text)
    )
    return " ".join(unicodedata.normalize("NFKC", seen).translate(_QUOTES).split())


def bare(raw: str) -> str:
    """A word without the marks around it; empty where no letter or figure is left."""
    if not any(unicodedata.category(character)[0] in "LN" for character in raw):
        return ""
    start, end = 0, len(raw)
    while unicodedata.category(raw[start])[0] in "PSZCM":
        start += 1
    while unicodedata.category(raw[end - 1])[0] in "PSZC":
        end -= 1
    return raw[start:end]


def _listed(raw: list[str], most: int = 5) -> str:
    shown = [f"“{text if len(text) <= 20 else text[:20] + '…'}”" for text in dict.fromkeys(raw)]
    return ", ".join(shown[:most]) + (" and others" if len(shown) > most else "")
