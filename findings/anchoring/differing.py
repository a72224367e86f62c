"""How the words of a quotation differ from those of another place, word by word, with what weighs most pointed out."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from difflib import SequenceMatcher

from sources.normalising import normalise_fully

_WORD = re.compile(r" ?(?:\w+(?:['\-.,]\w+)*|[^\w\s]+)")
_NEGATIONS = {
    "not", "no", "never", "none", "nobody", "nothing", "nowhere", "neither", "nor", "without", "cannot", "hardly",
    "scarcely", "barely", "unless", "except",
}  # fmt: skip
_PREFIXES = ("un", "non-", "non", "dis", "mis", "in", "im", "il", "ir", "anti-", "anti")
_NUMBERS = {
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty", "thirty", "forty",
    "fifty", "sixty", "seventy", "eighty", "ninety", "hundred", "hundreds", "thousand", "thousands", "million",
    "millions", "billion", "half", "third", "quarter", "fifth", "tenth", "dozen", "dozens", "first", "second", "once",
    "twice",
}  # fmt: skip


@dataclass(frozen=True)
class Stretch:
    """Some words, and what became of them: `same`, `deleted` or `inserted`. `weighs` marks those to look at first."""

    kind: str
    text: str
    weighs: bool = False
    spaced: bool = True  # whether a space stands before it


@dataclass(frozen=True)
class Difference:
    """The words of both places in their order, and one sentence on each change that may turn the sense."""

    stretches: list[Stretch]
    warnings: list[str]

    @property
    def is_none(self) -> bool:
        """Whether the words are the same, marks and spaces aside."""
        return all(stretch.kind == "same" for stretch in self.stretches)


def difference(earlier: str, newer: str) -> Difference:
    """What was changed between the two. Kinds of quotation marks, dashes and spaces are no difference."""
    spaced_ours, spaced_theirs = _words(earlier), _words(newer)
    ours, theirs = ([word.lstrip() for word in words] for words in (spaced_ours, spaced_theirs))
    stretches: list[Stretch] = []
    warnings: list[str] = []
    for kind, a, b, c, d in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        if kind == "equal":
            stretches.append(_stretch("same", spaced_ours[a:b]))
            continue
        gone, come = ours[a:b], theirs[c:d]
        found = weighty(gone, come)
        warnings += found
        stretches += [
            _stretch(what, words, weighs=bool(found))
            for what, words in (("deleted", spaced_ours[a:b]), ("inserted", spaced_theirs[c:d]))
            if words
        ]
    return Difference(stretches, list(dict.fromkeys(warnings)))


def _words(text: str) -> list[str]:
    """Words and marks, each with the space before it, where there is one."""
    return _WORD.findall(normalise_fully(text).text)


def _stretch(kind: str, words: list[str], *, weighs: bool = False) -> Stretch:
    text = "".join(words)
    return Stretch(kind, text.lstrip(), weighs, text.startswith(" "))


def weighty(gone: list[str], come: list[str]) -> list[str]:
    """What a person must not pass over in one change: a negation, a number or a name that is another one."""
    return [
        f"{noun}: {_change(gone, come, is_one)}"
        for noun, is_one in (("Negation", _negates), ("Number", _counts), ("Name", _names))
        if [w for w in gone if is_one(w)] != [w for w in come if is_one(w)]
    ] + [
        f"Negation: “{without}” and “{negated}” say the opposite"
        for one, other in ((gone, come), (come, gone))
        for without in one
        for negated in other
        if negated.lower() in {prefix + without.lower() for prefix in _PREFIXES}
    ]


def _change(gone: list[str], come: list[str], is_one: Callable[[str], bool]) -> str:
    before, after = (" ".join(word for word in words if is_one(word)) for words in (gone, come))
    if before and after:
        return f"“{before}” became “{after}”"
    if not come:
        return f"“{before}” was taken out"
    if not gone:
        return f"“{after}” was put in"
    return f"“{' '.join(gone)}” became “{' '.join(come)}”"


def _negates(word: str) -> bool:
    return word.lower() in _NEGATIONS or word.lower().endswith("n't")


def _counts(word: str) -> bool:
    return any(character.isdigit() for character in word) or bool(_NUMBERS & set(word.lower().split("-")))


def _names(word: str) -> bool:
    return word[:1].isupper()
