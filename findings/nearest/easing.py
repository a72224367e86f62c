"""Less to look for: the same words with one of them dropped, or anywhere instead of side by side."""

import re
from collections.abc import Iterator

from findings.asking.telling import typed
from findings.asking.tree import Either, Every, Node, Phrase, Without, Word, every, leaves

MOST = 6  # parts of which each is dropped in turn: who typed more is asked to type less

_WORDS = re.compile(r"[\w’']+")

Eased = tuple[str, Node]  # what is said of it, and what is then looked for


def eased(tree: Node | None) -> list[Eased]:
    """What asks for less than the tree does, each with what is said of it; nothing where there is but one word."""
    return [*_anywhere(tree), *_dropped(tree)]


def _anywhere(tree: Node | None) -> Iterator[Eased]:
    loose = _loosened(tree) if tree is not None else None
    if loose is not None and loose != tree:
        yield "with these words anywhere", loose


def _loosened(node: Node) -> Node | None:
    match node:
        case Phrase(words):
            return every([Word(word) for part in words for word in _WORDS.findall(part)])
        case Word(text):
            return every([Word(word) for word in _WORDS.findall(text)])
        case Every(parts):
            return every([part for each in parts if (part := _loosened(each)) is not None])
    return node


def _dropped(tree: Node | None) -> Iterator[Eased]:
    if not isinstance(tree, Every) or len(tree.parts) > MOST:
        return
    for part in tree.parts:
        rest = every([other for other in tree.parts if other != part])
        if rest is not None and any(leaves(rest, wanted=True)):
            yield _told(part), rest


def _told(part: Node) -> str:
    if isinstance(part, Without):
        return f"also with {_marked(part.part)}"
    return f"without {_marked(part)}"


def _marked(part: Node) -> str:
    text = typed(part)
    return text if isinstance(part, Phrase | Either) else f"“{text}”"
