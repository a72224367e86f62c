"""Where in texts the words stand that a reader looks for."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from findings.asking.tree import Leaf, Node
from sources.passages import Span

from .chains import Chain, Link, chains
from .plain import plain
from .stems import beginnings, stems

# What PostgreSQL reads as one word: letters and figures, also with single stops or at signs between: “3.5”, “u.k”.
_WORD = re.compile(r"[^\W_]+(?:[.@][^\W_]+)*")
_GAP = re.compile(r"\[(?:\.\.\.|…)\]")  # words are left out: no phrase reaches across

_Words = list[re.Match[str]]  # as many as a chain has links


@dataclass(frozen=True)
class Marks:
    """The places in one text of what is looked for, in their order and apart; and what of it stands there."""

    spans: list[Span]
    leaves: frozenset[Leaf]


def marks(texts: Sequence[str], tree: Node) -> list[Marks]:
    """In each text the places of what `tree` looks for.

    At most three queries, however many texts; none for words and signs that were asked before.
    """
    sought, given = chains(tree), plain(texts)
    found = [[(chain, words) for chain in sought for words in _candidates(text.text, chain)] for text in given]
    known = stems({word[0] for each in found for chain, words in each if chain.by_stems for word in words})
    there = [[(chain, words) for chain, words in each if _is(chain, words, known)] for each in found]
    return [
        Marks(
            _apart(text.span(words[0].start(), words[-1].end()) for _, words in each),
            frozenset(leaf for chain in {chain for chain, _ in each} for leaf in sought[chain]),
        )
        for text, each in zip(given, there, strict=True)
    ]


def _candidates(text: str, chain: Chain) -> Iterator[_Words]:
    """Words one after another, as many as the chain has links, of which the first may be what it begins with."""
    first, *others = chain.links
    for start in beginnings(first.lexeme) if chain.by_stems else [first.lexeme]:
        for word in _beginning_with(text, start):
            words = [word, *_following(text, word.end(), others)]
            if len(words) == len(chain.links):
                yield words


def _is(chain: Chain, words: _Words, known: Mapping[str, Collection[str]]) -> bool:
    """Whether these words are the chain. `known`: the stems of words."""
    pairs = zip(chain.links, (word[0] for word in words), strict=True)
    if chain.by_stems:
        return all(link.lexeme in known[word] for link, word in pairs)
    return all(word.startswith(link.lexeme) if link.is_start else word == link.lexeme for link, word in pairs)


def _beginning_with(text: str, start: str) -> Iterator[re.Match[str]]:
    at = text.find(start)
    while at >= 0:
        if (at == 0 or not _joins(text, at - 1)) and (word := _WORD.match(text, at)):
            yield word
        at = text.find(start, at + 1)


def _joins(text: str, at: int) -> bool:
    """Whether a word that ends there goes on."""
    return text[at].isalnum() or (text[at] in ".@" and at > 0 and text[at - 1].isalnum())


def _following(text: str, at: int, links: Sequence[Link]) -> Iterator[re.Match[str]]:
    """The words after that place, one for each link; fewer where the text ends, or words were left out."""
    words = _WORD.finditer(text, at)
    for link in links:
        word = next(islice(words, link.distance - 1, None), None)
        if word is None or _GAP.search(text, at, word.start()):
            return
        at = word.end()
        yield word


def _apart(spans: Iterable[Span]) -> list[Span]:
    """In their order, those that overlap as one."""
    apart: list[Span] = []
    for start, end in sorted(spans):
        if apart and start < apart[-1][1]:
            apart[-1] = apart[-1][0], max(end, apart[-1][1])
        else:
            apart.append((start, end))
    return apart
