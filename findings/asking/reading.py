"""Placeholder until the query language is merged."""

import re
from dataclasses import dataclass

from .tree import Either, Every, Node, Phrase, Without, Word

_MARKS = dict.fromkeys(map(ord, "“”„‟«»＂"), '"')


@dataclass(frozen=True)
class Asked:
    tree: Node | None


def read(text: str) -> Asked:
    groups: list[list[Node]] = [[]]
    for minus, phrase, word in re.findall(r'(-?)(?:"([^"]*)"|([^\s"]+))', text.translate(_MARKS)):
        if word == "OR" and not minus:
            groups.append([])
            continue
        leaf: Node = Phrase(tuple(phrase.split())) if phrase else Word(word.lstrip("-"))
        groups[-1].append(Without(leaf) if minus else leaf)
    either = [Every(tuple(parts)) for parts in groups if parts]
    return Asked(Either(tuple(either)) if either else None)
