"""The names and aliases of the archive, and where they stand in a text: one pass over its words, however many names."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field

from findings.models import Institution, Person, Theme

PERSON, INSTITUTION, THEME = "person", "institution", "theme"

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_GAP = re.compile(r"['’]?[^\S\n]*[-‐‑]?[^\S\n]*\n?[^\S\n]*")
_OWN = re.compile(r"['’]s?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Known:
    """A name or an alias of a record."""

    noun: str
    pk: int
    name: str  # of the record
    alias: str  # the words that match; the name itself, or one of its aliases
    kind: str = ""  # of an institution
    parent: int | None = None  # of a theme


@dataclass(frozen=True, slots=True)
class Hit:
    """A name or alias in a text."""

    start: int
    end: int
    known: Known


@dataclass
class KnownNames:
    """All names and aliases, by their first word."""

    by_first: dict[str, list[tuple[tuple[str, ...], Known]]] = field(default_factory=dict)
    exact: dict[str, list[Known]] = field(default_factory=dict)
    surnames: dict[str, set[int]] = field(default_factory=dict)
    people: dict[int, str] = field(default_factory=dict)

    @classmethod
    def stored(cls) -> "KnownNames":
        """Those of the archive, read with three queries."""
        names = cls()
        for pk, name, aliases in Person.objects.order_by("pk").values_list("pk", "name", "aliases"):
            names.add(Known(PERSON, pk, name, name), aliases)
        for pk, name, aliases, kind in Institution.objects.order_by("pk").values_list("pk", "name", "aliases", "kind"):
            names.add(Known(INSTITUTION, pk, name, name, kind=kind), aliases)
        for pk, name, aliases, parent in Theme.objects.order_by("pk").values_list("pk", "name", "aliases", "parent_id"):
            names.add(Known(THEME, pk, name, name, parent=parent), aliases)
        return names

    def add(self, known: Known, aliases: Iterable[str] = ()) -> None:
        """Take in a record with its aliases."""
        for alias in dict.fromkeys([known.name, *aliases]):
            words = tuple(_key(word, known.noun) for word in _WORD.findall(alias))
            if not words:
                continue
            entry = Known(known.noun, known.pk, known.name, alias, known.kind, known.parent)
            self.by_first.setdefault(words[0], []).append((words, entry))
            if known.noun != THEME:
                self.exact.setdefault(alias.lower(), []).append(entry)
        if known.noun == PERSON:
            self.people[known.pk] = known.name
            self.surnames.setdefault(known.name.split()[-1], set()).add(known.pk)

    def meant_by(self, words: str, introduced: set[int]) -> Known | None:
        """The person or body of this name; a bare surname only of one whom the text introduced, or who alone has it."""
        sought = re.sub(r"^the\s+", "", words.strip(), flags=re.IGNORECASE).replace("'", "’").lower()
        for spelling in (sought, sought.replace("’", "'")):
            found = {(known.noun, known.pk): known for known in self.exact.get(spelling, ())}
            if len(found) == 1:
                return next(iter(found.values()))
        parts = words.split()
        if not parts:
            return None
        bearers = self.surnames.get(parts[-1], set())
        if len(parts) > 1:
            same = [pk for pk in bearers if self.people[pk] == words]
        else:
            same = [pk for pk in bearers if pk in introduced] or ([*bearers] if parts[-1] not in self.by_first else [])
        return Known(PERSON, same[0], self.people[same[0]], words) if len(same) == 1 else None


def _key(word: str, noun: str) -> str:
    """A word as it is compared: themes in any case and number, names exactly."""
    plain = _OWN.sub("", word.replace("’", "'"))
    return _singular(plain.lower()) if noun == THEME else f"={plain}"


def _singular(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith(("sses", "xes", "ches", "shes")):
        return word[:-2]
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


class Hits:
    """Where names and aliases stand in one text: the longest at each place, in order."""

    def __init__(self, text: str, names: KnownNames) -> None:
        words = [(match.start(), match.end(), match.group()) for match in _WORD.finditer(text)]
        self.found = sorted(self._hits(text, words, names), key=lambda hit: (hit.start, -hit.end))
        self._starts = [hit.start for hit in self.found]
        self.introduced = {
            hit.known.pk for hit in self.found if hit.known.noun == PERSON and hit.known.alias.count(" ") > 0
        }

    @staticmethod
    def _hits(text: str, words: list[tuple[int, int, str]], names: KnownNames) -> Iterable[Hit]:
        past = {True: -1, False: -1}  # the end of the last hit, of themes and of names
        by_first = names.by_first
        keys: dict[str, tuple[str, str]] = {}  # a long text has few different words
        for number, (start, _, word) in enumerate(words):
            if word not in keys:
                keys[word] = (_key(word, THEME), _key(word, PERSON))
            for key, of_themes in zip(keys[word], (True, False), strict=True):
                if start < past[of_themes] or key not in by_first:
                    continue
                matching = [
                    (end, known)
                    for sought, known in by_first[key]
                    if (end := _end(text, words, number, sought, of_themes=of_themes)) is not None
                ]
                if matching:
                    past[of_themes] = max(end for end, _ in matching)
                    yield from (Hit(start, end, known) for end, known in matching if end == past[of_themes])

    def within(self, start: int, end: int) -> list[Hit]:
        """Those that stand wholly in a stretch."""
        first = bisect_left(self._starts, start)
        return [hit for hit in self.found[first : bisect_left(self._starts, end)] if hit.end <= end]


def _end(
    text: str, words: list[tuple[int, int, str]], number: int, sought: tuple[str, ...], *, of_themes: bool
) -> int | None:
    """Where a name of several words ends if it starts at this word."""
    if number + len(sought) > len(words):
        return None
    for offset, key in enumerate(sought):
        start, end, word = words[number + offset]
        if offset:
            if not _GAP.fullmatch(text, words[number + offset - 1][1], start):
                return None
            if _key(word, THEME if of_themes else PERSON) != key:
                return None
    own = _OWN.search(words[number + len(sought) - 1][2])
    end = words[number + len(sought) - 1][1]
    return end - len(own.group()) if own and not of_themes else end
