from django.db import models
from django.db.models import F, Q

from findings.once_published import explained
from findings.triggers import counted_by
from findings.vocabulary import ConnectionKind
from sources.shown import shown
from sources.tracking import tracked
from sources.vocabulary import listed

from .finding import Finding


@tracked()
class Connection(models.Model):
    """How one finding stands to another."""

    Kind = ConnectionKind

    REVERSED = {
        "found-before": "found again",
        "responds-to": "answered by",
        "contradicts": "contradicted by",
        "follows-up": "followed up by",
    }

    from_finding = models.ForeignKey(Finding, on_delete=models.CASCADE, related_name="connections")
    kind = models.CharField(
        max_length=20, choices=ConnectionKind, help_text="Found before: the other finding said the same earlier."
    )
    to_finding = models.ForeignKey(
        Finding, on_delete=models.PROTECT, related_name="connections_here", help_text="The other finding."
    )
    note = models.TextField(blank=True, help_text="What connects them, in one sentence.")
    position = models.PositiveIntegerField(default=0, help_text="Its place among the finding’s connections.")

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            listed("kind", ConnectionKind, "connection_kind_is_known", "Choose one of the listed kinds of connection."),
            models.CheckConstraint(
                condition=~Q(from_finding=F("to_finding")),
                name="connection_is_with_another_finding",
                violation_error_message="A finding cannot be connected with itself.",
            ),
            models.UniqueConstraint(
                fields=["from_finding", "kind", "to_finding"],
                name="connection_is_made_once",
                violation_error_message="These two findings are already connected in this way.",
            ),
        ]
        triggers = [
            *counted_by("connection", by="from_finding_id"),
            *explained("connection", "n IS DISTINCT FROM o", by="from_finding_id"),
            shown("connection"),
        ]

    def __str__(self) -> str:
        return f"{self.from_finding.shown_id} {self.get_kind_display()} {self.to_finding.shown_id}"

    @property
    def reversed_label(self) -> str:
        """The kind as read from the other finding."""
        return self.REVERSED[self.kind]
