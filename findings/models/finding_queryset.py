from django.db import models
from django.db.models import OuterRef, Prefetch, Q, Subquery

from findings.asking.tree import Node
from findings.search import marked
from findings.vocabulary import State


def readable(path: str = "") -> Q:
    """The rule for what readers may see, asked of the finding at the end of `path`, such as `involvements__finding__`.

    A finding whose words are in question is held, and left out as if it were not published.
    """
    return Q(**{f"{path}state": State.PUBLISHED, f"{path}held": False})


class FindingQuerySet(models.QuerySet["Finding"]):
    """Findings in the words of those who ask for them."""

    def published(self) -> "FindingQuerySet":
        """What readers may see. Every page, count, search, list and file starts here."""
        return self.filter(readable())

    def for_list(self, tree: Node | None = None) -> "FindingQuerySet":
        """With all that a row in a list shows: four queries, however many rows. What `tree` looks for is marked."""
        from .claim_status import ClaimStatus
        from .correction import Correction
        from .involvement import Involvement
        from .quotation import Quotation
        from .tagging import Tagging

        findings, quotations = self, Quotation.objects.with_source()
        if tree is not None:
            findings = findings.annotate(marked_summary=marked("summary", tree))
            quotations = quotations.annotate(marked_text=marked("text", tree))
        corrections = Correction.objects.filter(finding=OuterRef("pk")).values("made_at")
        findings = findings.annotate(
            corrected_at=Subquery(corrections[:1]), latest_claim=Subquery(ClaimStatus.objects.latest_of_finding())
        )
        return findings.select_related("report").prefetch_related(
            Prefetch("quotations", quotations),
            Prefetch("taggings", Tagging.objects.select_related("theme")),
            Prefetch("involvements", Involvement.objects.select_related("person", "institution")),
        )
