from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Prefetch

from findings.search import marked
from findings.vocabulary import State

if TYPE_CHECKING:
    pass


class FindingQuerySet(models.QuerySet["Finding"]):
    """Findings in the words of those who ask for them."""

    def published(self) -> "FindingQuerySet":
        """What readers may see. Every page, count, search, list and file starts here."""
        return self.filter(state=State.PUBLISHED)

    def for_list(self, words: str = "") -> "FindingQuerySet":
        """With all that a row in a list shows: four queries, however many rows. Where `words` stand, they are marked."""
        from .involvement import Involvement
        from .quotation import Quotation
        from .tagging import Tagging

        findings, quotations = self, Quotation.objects.with_source()
        if words:
            findings = findings.annotate(marked_summary=marked("summary", words))
            quotations = quotations.annotate(marked_text=marked("text", words))
        return findings.select_related("report").prefetch_related(
            Prefetch("quotations", quotations),
            Prefetch("taggings", Tagging.objects.select_related("theme")),
            Prefetch("involvements", Involvement.objects.select_related("person", "institution")),
        )

    def newest_first(self) -> "FindingQuerySet":
        """By the date of what they report, the newest first."""
        return self.order_by(models.F("document__dated_on").desc(nulls_last=True), "-pk")

    def in_text_order(self) -> "FindingQuerySet":
        """As they stand in their source, from its first line to its last."""
        return self.order_by("document__starts_at", "pk")
