"""The words of a text as a check compares them: marks, dashes, case and white space aside, each with its place."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from sources.passages import OMISSION

GAP = "\0"  # stands where a quotation leaves words out; no word is like it
_UNSEEN = "\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
_APOSTROPHES = "'\u0060\u00b4\u02b9\u02bb\u02bc\u02bd\u2018\u2019\u201b\u2032\u2035\uff07"
_LETTER = r"[^\W_]|[\u0300-\u036f]"
# A hyphen at the end of a line joins only what goes on in small letters.
_DIVIDED = r"(?<=[^\W\d_])[-\u2010\xad][ \t]*\r?\n[ \t]*(?=[^\W\d_A-Z])"
# A sign of less than nothing belongs to its number, and signs of money and measure change what is said.
_WORD = re.compile(
    rf"(?:(?<![^\s(\[])[-\u2212](?=\d))?(?:{_LETTER})"
    rf"(?:{_DIVIDED}|[{_APOSTROPHES}](?=[^\W_])|(?<=\d)[.,](?=\d)|{_LETTER}|[{_UNSEEN}])*"
    r"|[$\u00a2-\u00a5\u20a0-\u20bf%\u2030&+=<>\u00b0\u00a7@]"
)
_LEFT_OUT = re.compile(rf"[{_UNSEEN}]|[-\u2010\xad][ \t]*\r?\n[ \t]*|,")
_ANY_APOSTROPHE = re.compile(f"[{_APOSTROPHES}]")
_HYPHENS = "-\u2010\u2011"  # as printed: a dash proper parts two words, a hyphen joins them


@dataclass(frozen=True, slots=True)
class Word:
    """One word, as it is compared, and where it stands in its text."""

    key: str
    start: int
    end: int
    joined_before: bool  # by a hyphen, so that to begin with it would cut a word: “racist” in “anti-racist”
    joined_after: bool


@dataclass(frozen=True)
class Words:
    """A text and its words. Their keys stand apart, since most is asked of these alone."""

    text: str
    words: tuple[Word, ...]
    keys: tuple[str, ...]

    def printed(self, start: int, end: int) -> str:
        """What stands from the word `start` to the one before `end`, as it stands there."""
        return self.text[self.words[start].start : self.words[end - 1].end] if start < end else ""


@lru_cache(maxsize=64)
def words_of(text: str) -> Words:
    """The words of `text`."""
    return _words(text, [word for match in _WORD.finditer(text) if (word := _word(text, *match.span()))])


@lru_cache(maxsize=256)
def words_of_quotation(text: str) -> Words:
    """The words of a quotation, with a `GAP` where it leaves something out."""
    words: list[Word] = []
    at = 0
    for part in text.split(OMISSION):
        if words:
            words.append(Word(GAP, at - len(OMISSION) + 1, at - 1, joined_before=False, joined_after=False))
        ends = at + len(part)
        words += [word for match in _WORD.finditer(text, at, ends) if (word := _word(text, *match.span()))]
        at = ends + len(OMISSION)
    return _words(text, words)


def _words(text: str, words: list[Word]) -> Words:
    return Words(text, tuple(words), tuple(word.key for word in words))


def _word(text: str, start: int, end: int) -> Word | None:
    key = key_of(text[start:end])
    joined_before = start > 1 and text[start - 1] in _HYPHENS and text[start - 2].isalnum()
    joined_after = end + 1 < len(text) and text[end] in _HYPHENS and text[end + 1].isalnum()
    return Word(key, start, end, joined_before, joined_after) if key else None


def key_of(printed: str) -> str:
    """A word as it is compared: in small letters, ligatures spelt out, “1,500” as “1500”."""
    key = printed if printed.isalnum() else _ANY_APOSTROPHE.sub("'", _LEFT_OUT.sub("", printed))
    if key.isascii():
        return {"&": "and"}.get(key, key.lower())
    return unicodedata.normalize("NFKC", key.replace("\u2212", "-")).casefold()
