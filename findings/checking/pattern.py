"""What was pasted, as a pattern: runs of words, and what stands between them by the practice of quotation."""

import re
from dataclasses import dataclass

from .words import Word, Words, words_of

LONGEST_BRACKET = 8  # words; what is longer is taken at its word
_SIC = re.compile(r"\s*\[\s*sic[.!]?\s*\]", re.IGNORECASE)
_LETTER_CHANGED = re.compile(r"(?<!\w)\[(\w{1,12})\](?=\w)")  # “[T]he”
_WILD = re.compile(
    r"(?P<left_out>[\[(]\s*(?:…|\.\s?\.\s?\.)\s*\.?\s*[\])]|…|\.\s?\.\s?\.(?:\s?\.)?)"
    r"|(?P<stem>[^\W_]+)\[[^\[\]\s]{0,12}\]\w{0,12}"  # “officer[s]”
    r"|\[(?P<put_in>[^\[\]]{0,200})\]"
)


@dataclass(frozen=True)
class Between:
    """What stands between two runs: words left out, words put in by whoever quotes, or an ending of theirs."""

    kind: str  # "left-out", "put-in" or "ending"
    printed: str
    stem: str = ""  # of a word with another ending: how it begins


@dataclass(frozen=True)
class Pattern:
    """Runs of words, each with what stands between it and the next. `text` is what was pasted, as far as it is read."""

    text: str
    runs: tuple[Words, ...]
    between: tuple[Between, ...]

    @property
    def number(self) -> int:
        """How many words it has, those in brackets aside."""
        return sum(len(run.keys) for run in self.runs)


def pattern_of(pasted: str) -> Pattern:
    """What was pasted as a pattern. Brackets and ellipses at either end say nothing, and are left out."""
    text = _LETTER_CHANGED.sub(r"\1", _SIC.sub("", pasted))
    runs: list[Words] = []
    between: list[Between] = []
    at = 0
    for match in _WILD.finditer(text):
        kind = _kind(match)
        if kind is None:
            continue
        _add(text, at, match.start(), runs, between)
        if runs:
            between.append(kind)
        at = match.end()
    _add(text, at, len(text), runs, between)
    return Pattern(text, tuple(runs), tuple(between[: max(0, len(runs) - 1)]))


def _kind(match: re.Match[str]) -> Between | None:
    if match["left_out"]:
        return Between("left-out", match[0])
    if match["stem"]:
        return Between("ending", match[0], words_of(match["stem"]).keys[0] if words_of(match["stem"]).keys else "")
    return Between("put-in", match[0]) if len(words_of(match["put_in"]).keys) <= LONGEST_BRACKET else None


def _add(text: str, start: int, end: int, runs: list[Words], between: list[Between]) -> None:
    """Add a run; where it has no words, what stands on both its sides is one."""
    found: tuple[Word, ...] = tuple(word for word in words_of(text).words if start <= word.start and word.end <= end)
    if found:
        while len(between) > len(runs):  # no words between two brackets
            between[-2:] = [_widest(between[-2], between[-1])]
        runs.append(Words(text, found, tuple(word.key for word in found)))


def _widest(one: Between, other: Between) -> Between:
    kind = "left-out" if "left-out" in (one.kind, other.kind) else "put-in"
    return Between(kind, f"{one.printed} {other.printed}")
