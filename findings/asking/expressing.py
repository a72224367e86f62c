from dataclasses import dataclass

from .tree import Leaf, Phrase, Start


@dataclass(frozen=True)
class Expression:
    column: str
    sql: str
    params: tuple[str, ...]


def expression(leaf: Leaf) -> Expression:
    if isinstance(leaf, Phrase):
        return Expression("vector", "phraseto_tsquery('archive', %s)", (" ".join(leaf.words),))
    if isinstance(leaf, Start):
        return Expression("vector", "to_tsquery('archive', quote_literal(%s) || ':*')", (leaf.text,))
    return Expression("vector", "plainto_tsquery('archive', %s)", (leaf.text,))
