"""What was understood of an address, as a question to the index."""

from collections.abc import Mapping
from typing import Any

from findings.asking.tree import Either, Node
from findings.index.documents import FACETS, Value
from findings.index.searching import Question

NOTHING = Either(())  # what is found where words were typed of which none is ever looked for
FIRST_YEAR, LAST_YEAR = 1000, 9999  # of those that can be asked for
YEARS = ("year", "since", "until")


def question_of(understood: Mapping[str, Any], tree: Node, order: str) -> Question:
    """The question that filters ask: `understood` has their values as the form cleaned them, by parameter.

    `tree` is what the words look for, where there are any.
    """
    chosen = {name: _values(understood[name]) for name in FACETS if name not in YEARS and understood.get(name)}
    refused = {name: _values(given) for name in FACETS if (given := understood.get(f"not_{name}"))}
    years = _years(*(understood.get(name) for name in YEARS))
    if years is not None:
        chosen["year"] = years
    among = frozenset(each.pk for each in understood["finding"]) if understood.get("finding") else None
    return Question(tree if understood.get("q") else None, chosen, refused, order, among)


def _values(given: Any) -> frozenset[Value]:
    return frozenset(getattr(each, "pk", each) for each in given)


def _years(year: Any, since: Any, until: Any) -> frozenset[Value] | None:
    """The years asked for; None where all are."""
    if year is since is until is None:
        return None
    first = max([FIRST_YEAR, *(int(each) for each in (year, since) if each is not None)])
    last = min([LAST_YEAR, *(int(each) for each in (year, until) if each is not None)])
    return frozenset(range(first, last + 1))
