"""The parameters that are the interface’s own. Filters are understood where pages have them understood."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import QueryDict

from .cursors import Cursor, read
from .limits import MOST, USUAL
from .refusing import Refused, not_understood

PAGING = ("page_size", "cursor")
_TOLD = 60  # characters of what nobody knows that are said back
_NO_CURSOR = (
    "This is no cursor of this list. Take those of `next` and `previous` as they are, or leave it out to begin."
)
LOST = "Of what stood where this page begins nothing is in the list any more. Leave the cursor out to begin anew."


def refuse_unknown(parameters: QueryDict, known: Iterable[str]) -> None:
    """Raise Refused where a parameter is not known: left out silently, it would answer another question."""
    known = list(known)
    told = f"Known here: {', '.join(known)}." if known else "None is known here."
    unknown = [name for name in parameters if name not in known]
    if unknown:
        raise not_understood({name[:_TOLD]: [f"There is no parameter “{name[:_TOLD]}”. {told}"] for name in unknown})


@dataclass(frozen=True)
class Paging:
    """Which page is asked for. `of` is the list, by which its cursors are known."""

    of: str
    size: int
    cursor: Cursor | None


def no_cursor(told: str = LOST) -> Refused:
    """A cursor that leads nowhere: a sentence on it."""
    return not_understood({"cursor": [told]}, unknown=["cursor"])


def paging(parameters: QueryDict, of: str) -> Paging:
    """The page that the parameters ask for. Raises Refused."""
    typed = parameters.get("page_size", "")
    if typed and not (typed.isascii() and typed.isdigit() and len(typed) <= len(str(MOST)) and 1 <= int(typed) <= MOST):
        raise not_understood({"page_size": [f"A page has 1 to {MOST} records, and {USUAL} where nothing is said."]})
    word, cursor = parameters.get("cursor", ""), None
    if word and (cursor := read(word, of)) is None:
        raise no_cursor(_NO_CURSOR)
    return Paging(of, int(typed or USUAL), cursor)
