from django.db import models
from django.db.models import OuterRef, Prefetch, Q, Subquery

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

    def with_parts(self) -> "FindingQuerySet":
        """With quotations, themes, parties and what became of the claim: four queries, however many findings."""
        from .claim_status import ClaimStatus
        from .correction import Correction
        from .involvement import Involvement
        from .quotation import Quotation
        from .tagging import Tagging

        corrections = Correction.objects.filter(finding=OuterRef("pk")).values("made_at")
        findings = self.annotate(
            corrected_at=Subquery(corrections[:1]), latest_claim=Subquery(ClaimStatus.objects.latest_of_finding())
        )
        return findings.select_related("report").prefetch_related(
            Prefetch("quotations", Quotation.objects.with_source()),
            Prefetch("taggings", Tagging.objects.select_related("theme")),
            Prefetch("involvements", Involvement.objects.select_related("person", "institution")),
        )
