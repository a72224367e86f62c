"""What was pasted beside the nearest words there are, and what differs, word by word."""

from dataclasses import dataclass

from rapidfuzz.distance import LCSseq

from findings.anchoring.differing import Difference, Stretch, weighty

from .matching import MOST_LEFT_OUT
from .pattern import Pattern
from .words import GAP, Word, Words

LIKE_ENOUGH = 0.6  # of the pasted words, that stand there in the same order
AT_LEAST = 4  # words that do
_AROUND = 12  # words on each side of where the pasted ones would stand
_WILD = "\1"  # stands for what was left out or put in


@dataclass(frozen=True)
class Near:
    """Words that are like those pasted: how many are the same, and where in their text they stand."""

    same: int
    words: Words
    start: int
    end: int


def nearest(pattern: Pattern, words: Words) -> Near | None:
    """Where in these words those are that are most like the pasted ones, if they are like enough."""
    pasted = [key for run in pattern.runs for key in run.keys]
    start, end = _stretch(pasted, words.keys, MOST_LEFT_OUT if pattern.between else 0)
    same = LCSseq.similarity(pasted, words.keys[start:end])
    if same < max(AT_LEAST, LIKE_ENOUGH * len(pasted)):
        return None
    return Near(same, words, start, end)


def _stretch(pasted: list[str], keys: tuple[str, ...], left_out: int) -> tuple[int, int]:
    """Where most pasted words stand as far from one another as they do in what was pasted."""
    at: dict[str, list[int]] = {}
    for position, key in enumerate(keys):
        at.setdefault(key, []).append(position)
    votes: dict[int, float] = {}
    for position, key in enumerate(pasted):
        places = at.get(key, ())
        for place in places:
            begins = (place - position) // 4
            votes[begins] = votes.get(begins, 0) + 1 / len(places)
    if not votes:
        return 0, 0
    begins = max(votes, key=lambda each: votes[each] + votes.get(each - 1, 0) / 2 + votes.get(each + 1, 0) / 2) * 4
    around = _AROUND + len(pasted) // 8 + left_out
    return max(0, begins - around), max(0, begins + len(pasted) + around)


def compared(pattern: Pattern, near: Near) -> Difference:
    """The words that stand there, and what was made of them: `deleted` stands there alone, `inserted` was pasted."""
    ours, theirs = _with_wild(pattern), near.words.words[near.start : near.end]
    stretches: list[Stretch] = []
    warnings: list[str] = []
    for gone, come in _grouped(_steps(ours, theirs)):
        if gone and come and [word.key for word in gone] == [word.key for word in come]:
            stretches.append(_shown("same", come, pattern.text))
            continue
        found = weighty([_plain(word, near.words) for word in gone], [_plain(word, pattern) for word in come])
        warnings += found
        stretches += [_shown("deleted", gone, near.words.text, bool(found))] if gone else []
        stretches += [_shown("inserted", come, pattern.text, bool(found))] if come else []
    return Difference(stretches, list(dict.fromkeys(warnings)))


def _with_wild(pattern: Pattern) -> list[Word]:
    words: list[Word] = []
    for run in pattern.runs:
        if words:
            words.append(Word(_WILD, words[-1].end, run.words[0].start, joined_before=False, joined_after=False))
        words += run.words
    return words


Step = tuple[Word | None, Word | None]  # what stands there, and what was pasted


def _steps(ours: list[Word], theirs: tuple[Word, ...]) -> list[Step]:
    """The fewest steps from some stretch of `theirs` to the whole of `ours`; what is left out there costs nothing."""
    width = len(theirs) + 1
    costs = [[0] * width]
    for word in ours:
        above, wild = costs[-1], word.key == _WILD
        row = [above[0] + (not wild)]
        for j, other in enumerate(theirs, start=1):
            if wild:
                row.append(min(above[j], row[-1]))
            else:
                row.append(min(above[j - 1] + (word.key != other.key), above[j] + 1, row[-1] + 1))
        costs.append(row)
    i, j = len(ours), min(range(width), key=lambda at: (costs[-1][at], -at))  # rather another word than one more
    steps: list[Step] = []
    if 0 < j < len(theirs) and theirs[j - 1].joined_after:  # the last is half a word there
        steps.append((theirs[j], None))
    while i:
        word, cost = ours[i - 1], costs[i][j]
        wild = word.key == _WILD
        if not wild and j and cost == costs[i - 1][j - 1] + (word.key != theirs[j - 1].key):
            i, j = i - 1, j - 1
            steps.append((theirs[j], word))
        elif cost == costs[i - 1][j] + (not wild):
            i -= 1
            steps += [] if wild else [(None, word)]
        else:
            j -= 1
            steps += [] if wild or theirs[j].key == GAP else [(theirs[j], None)]
    if 0 < j < len(theirs) and theirs[j].joined_before:
        steps.append((theirs[j - 1], None))
    return steps[::-1]


def _grouped(steps: list[Step]) -> list[tuple[list[Word], list[Word]]]:
    """Steps that follow one another and are all the same words, or all are not."""
    groups: list[tuple[bool, list[Word], list[Word]]] = []
    for there, pasted in steps:
        same = there is not None and pasted is not None and there.key == pasted.key
        if not groups or groups[-1][0] != same:
            groups.append((same, [], []))
        groups[-1][1].extend([there] if there else [])
        groups[-1][2].extend([pasted] if pasted else [])
    return [(gone, come) for _, gone, come in groups]


def _plain(word: Word, of: Words | Pattern) -> str:
    return of.text[word.start : word.end].replace("\u2019", "'")


def _shown(kind: str, words: list[Word], text: str, weighs: bool = False) -> Stretch:
    return Stretch(kind, text[words[0].start : words[-1].end], weighs)
