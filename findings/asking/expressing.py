"""A tree of words as SQL. What a reader typed only ever stands in parameters.

A finding has its words twice: in `vector` by their stems, in `exact` as they are written. Both leave accents, case,
dashes and slashes aside, by the functions of migration 0014.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from django.contrib.postgres.search import SearchQuery
from django.db.models import Q

from .spelling import respelt
from .tree import Either, Every, Leaf, Node, Phrase, Start, Without, Word, leaves

STEMS, EXACT = "vector", "exact"

_LOOKED_UP = {
    STEMS: "phraseto_tsquery('archive', archive_one_sign(archive_plain(%s)))",
    EXACT: "phraseto_tsquery('archive_exact', archive_plain(%s))",
}
_BEGINNING = f"coalesce((nullif({_LOOKED_UP[EXACT]}::text, '') || ':*')::tsquery, ''::tsquery)"

CONFIGURATIONS = {STEMS: "archive", EXACT: "archive_exact"}
WORDS = {STEMS: "archive_stems", EXACT: "archive_exact"}  # the functions that make the columns


@dataclass(frozen=True)
class Expression:
    """A tsquery in SQL, for one column of a search document."""

    column: str
    sql: str
    params: tuple[str, ...]


class Sought(SearchQuery):
    """A tsquery that is SQL with parameters, where Django expects one."""

    def __init__(self, sql: str, params: tuple[str, ...]) -> None:
        super().__init__("")
        self.sql, self.params = sql, params

    def as_sql(self, *args: Any, **kwargs: Any) -> tuple[str, list[str | int]]:
        return self.sql, list(self.params)


def expression(leaf: Leaf) -> Expression:
    """How a word or phrase is looked up, in all its spellings."""
    match leaf:
        case Word(text):
            return _forms(STEMS, respelt(text))
        case Start(text):
            return Expression(EXACT, _BEGINNING, (text,))
        case Phrase(words):
            return _joined(" <-> ", [_forms(EXACT, forms) for forms in _runs(words)])


def _forms(column: str, forms: Iterable[str]) -> Expression:
    return _joined(" || ", [Expression(column, _LOOKED_UP[column], (form,)) for form in forms])


def _runs(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """The phrase in pieces: words with one spelling together, each word with several by itself."""
    run: list[str] = []
    for word in words:
        forms = respelt(word)
        if len(forms) == 1:
            run.append(word)
            continue
        if run:
            yield (" ".join(run),)
        run = []
        yield forms
    if run:
        yield (" ".join(run),)


def _joined(sign: str, expressions: list[Expression]) -> Expression:
    """Expressions of one column as one."""
    if len(expressions) == 1:
        return expressions[0]
    sql = sign.join(each.sql for each in expressions)
    return Expression(expressions[0].column, f"({sql})", tuple(text for each in expressions for text in each.params))


def as_tsquery(tree: Node | None, column: str = STEMS) -> Sought | None:
    """All that a finding may match by in this column, as one; None where there is nothing."""
    found = [expression(leaf) for leaf in leaves(tree, wanted=True)]
    found = [each for each in found if each.column == column]
    return _sought(_joined(" || ", found)) if found else None


def matching(tree: Node) -> Q:
    """The search documents in which the tree holds. Its leaves all have words to look for: see `heard`."""
    whole = _in_one_column(tree)
    if whole is not None:
        return Q(**{whole.column: _sought(whole)})
    match tree:
        case Without(part):
            return ~matching(part)
        case Every(parts):
            return _each_column_once(parts, " && ")
        case Either(parts):
            return _each_column_once(parts, " || ")
    raise AssertionError(tree)


def _each_column_once(parts: tuple[Node, ...], sign: str) -> Q:
    """The parts that one column answers asked of it together, so that its index is read once."""
    asked: dict[str, list[Expression]] = {STEMS: [], EXACT: []}
    conditions = []
    for part in parts:
        if (one := _in_one_column(part)) is None:
            conditions.append(matching(part))
        else:
            asked[one.column].append(one)
    for column, expressions in asked.items():
        if expressions:
            conditions.append(Q(**{column: _sought(_joined(sign, expressions))}))
    whole = Q()
    for condition in conditions:
        whole = whole & condition if sign == " && " else whole | condition
    return whole


def _in_one_column(node: Node) -> Expression | None:
    """The node as a question to one column; None where it needs both."""
    match node:
        case Without(part):
            inner = _in_one_column(part)
            return None if inner is None else replace(inner, sql=f"(!! {inner.sql})")
        case Every(parts) | Either(parts):
            inner_parts = [_in_one_column(part) for part in parts]
            expressions = [each for each in inner_parts if each is not None]
            if len(expressions) < len(parts) or len({each.column for each in expressions}) > 1:
                return None
            return _joined(" && " if isinstance(node, Every) else " || ", expressions)
    return expression(node)


def _sought(whole: Expression) -> Sought:
    return Sought(whole.sql, whole.params)
