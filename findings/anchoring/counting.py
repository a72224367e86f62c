"""One number for the desk: of how many quotations it is certain where they stand."""

from django.db.models import Count, Q

from findings.models import Quotation
from findings.vocabulary import State


def anchored() -> tuple[int, int]:
    """How many quotations have no open question, and how many there are; those of withdrawn findings aside."""
    in_use = Quotation.objects.exclude(finding__state=State.WITHDRAWN)
    found = in_use.aggregate(
        all=Count("pk", distinct=True), open=Count("pk", filter=Q(anchor_questions__answer=""), distinct=True)
    )
    return found["all"] - found["open"], found["all"]
