"""Who says a quotation that stands in a paragraph of its own, or in a list, from the words that lead to it."""

from .attributing import Attribution, read, subject_of_sentence
from .attribution_wordings import BULLET
from .clauses import Clauses
from .quotations import Quoted


def introduced(clauses: Clauses, quoted: Quoted) -> Attribution | None:
    """For a quotation at the start of a paragraph: “She told the review:” at the end of the one before."""
    start, _ = clauses.paragraph_of(quoted.outer[0])
    if BULLET.match(clauses.masked, start):
        return _of_list(clauses, start)
    end = len(clauses.masked[max(0, start - 600) : start].rstrip()) + max(0, start - 600)
    if clauses.masked[start : quoted.outer[0]].strip() or clauses.masked[end - 1 : end] != ":":
        return None
    sentence, clause = clauses.before(end - 1)
    found = read(clause + ":", sentence)
    return found or (Attribution(who, ":", "before") if (who := subject_of_sentence(clause, sentence)) else None)


def _of_list(clauses: Clauses, start: int) -> Attribution | None:
    """For words in a list: “The report found:” in the paragraph before its first point."""
    while BULLET.match(clauses.masked, start):
        end = len(clauses.masked[:start].rstrip())
        if end == 0:
            return None
        start, _ = clauses.paragraph_of(end - 1)
    if clauses.masked[end - 1] != ":":
        return None
    sentence, clause = clauses.before(end - 1)
    return read(clause + ":", sentence)
