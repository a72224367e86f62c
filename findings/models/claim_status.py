from typing import Any

from django.db import models
from django.db.models import F, OuterRef, Q
from django.db.models.functions import JSONObject

from findings.once_published import explained, other
from findings.triggers import counted_by, refreshed_by
from findings.vocabulary import DECISIONS, Status
from sources.dates import date_told
from sources.models import Source
from sources.shown import shown
from sources.tracking import tracked
from sources.vocabulary import Precision, listed

from .finding import Finding
from .institution import Institution


class ClaimStatusQuerySet(models.QuerySet["ClaimStatus"]):
    def latest_of_finding(self) -> models.QuerySet[Any]:
        """For a subquery of findings: what a list shows of the latest of each, as one value."""
        told = ["status", "decided_on", "decided_precision", "descriptor"]
        latest = self.filter(finding=OuterRef("pk")).reverse()
        return latest.values(told=JSONObject(**{name: name for name in told}, body=F("body__name")))[:1]


@tracked()
class ClaimStatus(models.Model):
    """One step in what became of the claim that a finding makes: what was said or decided, when, and by whom."""

    Status, Precision = Status, Precision

    finding = models.ForeignKey(Finding, on_delete=models.CASCADE, related_name="statuses")
    status = models.CharField(max_length=20, choices=Status, help_text="What became of the claim. The latest is shown.")
    decided_on = models.DateField(
        null=True, blank=True, help_text="The day of it; the first of the month or year where only that is known."
    )
    decided_precision = models.CharField(
        max_length=5, choices=Precision, default=Precision.DAY, help_text="How much of that date is known."
    )
    body = models.ForeignKey(
        Institution,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="The court, panel or review that decided it.",
    )
    descriptor = models.CharField(
        max_length=200, blank=True, help_text="Or what decided it, in a few words: “a misconduct panel”."
    )
    standard = models.CharField(
        max_length=100, blank=True, help_text="The standard of proof: “balance of probabilities”."
    )
    source = models.ForeignKey(
        Source,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="The source that says so.",
    )
    note = models.CharField(max_length=300, blank=True, help_text="What readers should know of it, in one sentence.")
    position = models.PositiveIntegerField(default=0, help_text="Its place among steps of the same date.")

    objects = ClaimStatusQuerySet.as_manager()

    class Meta:
        verbose_name = "status of the claim"
        verbose_name_plural = "statuses of claims"
        ordering = [F("decided_on").asc(nulls_first=True), "position", "pk"]
        constraints = [
            listed("status", Status, "claim_status_is_known", "Choose one of the listed statuses."),
            listed(
                "decided_precision",
                Precision,
                "claim_status_precision_is_known",
                "A date is known to the day, the month or the year.",
            ),
            models.CheckConstraint(
                condition=Q(decided_precision="day")
                | Q(decided_on__isnull=True)
                | Q(decided_precision="month", decided_on__day=1)
                | Q(decided_precision="year", decided_on__day=1, decided_on__month=1),
                name="claim_status_date_fits_its_precision",
                violation_error_message="Where only the month or year is known, give its first day as the date.",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=DECISIONS) | Q(body__isnull=False) | ~Q(descriptor=""),
                name="decision_has_a_deciding_body",
                violation_error_message="Say which body decided it, or describe it.",
            ),
        ]
        triggers = [
            *counted_by("claimstatus"),
            *refreshed_by("claimstatus", "SELECT finding_id FROM changed"),
            # A step that comes is dated where it stands, and needs no reason; one that goes would go unseen.
            *explained(
                "claimstatus",
                other(
                    *["finding_id", "status", "decided_on", "decided_precision", "body_id", "descriptor", "standard"],
                    *["source_id", "note"],
                ),
                on=["update", "delete"],
            ),
            shown("claim_status"),
        ]

    def __str__(self) -> str:
        return ", ".join(filter(None, [self.get_status_display(), self.decided_by, self.date]))

    @property
    def decided_by(self) -> str:
        """Who decided it, as far as is said."""
        return ", ".join(filter(None, [str(self.body or ""), self.descriptor]))

    @property
    def date(self) -> str:
        """The date as precisely as it is known, or nothing."""
        return date_told(self.decided_on, self.decided_precision)

    @property
    def source_shown(self) -> Source | None:
        """The source that says so, where readers may know of it."""
        return self.source if self.source and self.source.state == Source.State.PUBLISHED else None
