"""Quotations that an attribution interrupts, put together again.

“We lost the key,” she said, “and nobody noticed.” is one quotation of two spans. So is “We lost the key,” she said.
“Nobody noticed.” when nothing but the attribution stands between: an editor wants what she said, whole. Where the
first part is a sentence closed by its own full stop, or anything else stands between, they stay two.
"""

from .attributing import beside_right_after
from .clauses import Clauses
from .quotations import Quoted, one_quotation
from .speech_verbs import PARTICIPLES

_LONGEST = 160
_GOES_ON = (",", "?", "!", "—", "–", "-", "…")


def joined(clauses: Clauses, quoted: list[Quoted]) -> list[list[int]]:
    """The numbers of `quoted`, those together that make up one quotation."""
    groups: list[list[int]] = []
    last: int | None = None
    for number, each in enumerate(quoted):
        if each.depth:
            groups.append([number])
            continue
        if last is not None and _interrupted(clauses, quoted[last], each):
            next(group for group in reversed(groups) if last in group).append(number)
        else:
            groups.append([number])
        last = number
    return groups


def _interrupted(clauses: Clauses, first: Quoted, second: Quoted) -> bool:
    text, start, end = clauses.text, first.outer[1], second.outer[0]
    between = text[start:end]
    if not 0 < len(between) <= _LONGEST or "\n" in between.strip("\n") or not first.closed:
        return False
    if clauses.paragraph_of(start)[0] != clauses.paragraph_of(second.outer[0])[0]:
        return False
    last = text[first.spans[-1][1] - 1]
    if last not in _GOES_ON and not between.startswith(","):
        return False
    stripped = between.strip()
    if not stripped.endswith((",", ".", ":", "—", "–")) or stripped.count(".") > (1 if stripped.endswith(".") else 0):
        return False
    attribution = beside_right_after(clauses, first)
    if attribution is None or not attribution.interrupts or beside_right_after(clauses, second):
        return False
    rest = between[max(attribution.who.end - start, 0) :]
    return not any(
        word.strip(",.:") in PARTICIPLES or word in ("and", "but", "before", "then") for word in rest.split()
    )


def put_together(quoted: list[Quoted], group: list[int]) -> Quoted:
    """The quotation that a group of numbers makes up."""
    return quoted[group[0]] if len(group) == 1 else one_quotation([quoted[number] for number in group])
