"""How else a word is spelt: British and American spellings find each other, and nothing else is taken for one."""

import re

from .spellings import FAMILIES, NEVER_S, NEVER_Z

MOST = 4  # spellings of one word that are looked for

_LETTERS = re.compile(r"[^\W\d_]+")
_ISE = re.compile(
    r"(?P<stem>[a-z]*[aeiouy][a-z]+i)(?P<sign>[sz])"
    r"(?P<ending>e|es|ed|er|ers|ing|ings|able|ation|ations|ational|ationally)"
)


def _table() -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for beginnings, endings in FAMILIES:
        for british, american in beginnings:
            for one, other in endings:
                pair = british + one, american + other
                if pair[0] != pair[1]:
                    found.setdefault(pair[0], {})[pair[1]] = None
                    found.setdefault(pair[1], {})[pair[0]] = None
    return {word: tuple(others) for word, others in found.items()}


_OTHERS = _table()


def spellings(word: str) -> tuple[str, ...]:
    """The word in lower case, followed by its other spellings: “colour”, “color”. Mostly it is alone."""
    found = [word.lower()]
    for spelling in found:  # grows while it is read: a word may differ in two places
        for other in (*_OTHERS.get(spelling, ()), *_with_other_sign(spelling)):
            if other not in found and len(found) < MOST:
                found.append(other)
    return tuple(found)


def _with_other_sign(word: str) -> tuple[str, ...]:
    """-ise and -ize, -isation and -ization."""
    match = _ISE.fullmatch(word)
    if match is None:
        return ()
    stem, sign = match["stem"], match["sign"]
    if re.search(r"[aou]i$", stem) or stem in NEVER_Z or (sign == "z" and stem in NEVER_S):
        return ()
    return (f"{stem}{'z' if sign == 's' else 's'}{match['ending']}",)


def respelt(text: str) -> tuple[str, ...]:
    """A text of one or several words with each of them in its other spellings, the text as it stands first."""
    found = [""]
    end = 0
    for word in _LETTERS.finditer(text):
        others = spellings(word[0])
        between = text[end : word.start()]
        found = [f"{before}{between}{other}" for before in found for other in (word[0], *others[1:])][:MOST]
        end = word.end()
    return tuple(before + text[end:] for before in found)
