"""The words around a quotation, as they stand beside the marks that are drawn. Nothing here asks the database."""

from django import template

from findings.models import Quotation
from findings.rows.row import CLOSING, OPENING

register = template.Library()


@register.filter
def words_before(quotation: Quotation, takes_marks: bool) -> str:
    """What stands before the quotation. Its opening mark goes where ours is drawn: it is the same mark."""
    before = quotation.prefix.strip()
    return before.rstrip(OPENING).rstrip() if takes_marks else before


@register.filter
def words_after(quotation: Quotation, takes_marks: bool) -> str:
    """What stands after the quotation, without the closing mark where ours is drawn."""
    after = quotation.suffix.strip()
    return after.lstrip(CLOSING).lstrip() if takes_marks else after


@register.filter
def starts_cut(quotation: Quotation) -> bool:
    """Whether more of the text stands before the words shown before the quotation."""
    return len(quotation.prefix) < quotation.start


@register.filter
def ends_cut(quotation: Quotation) -> bool:
    """Whether the words shown after the quotation break off within a sentence."""
    return quotation.suffix.rstrip()[-1:] not in {".", "!", "?", *CLOSING}
