from django.db import models
from django.utils import timezone

from findings.once_published import explained, other
from findings.triggers import counted_by, kept_publishable, refreshed_by
from sources.accounts import account
from sources.shown import shown
from sources.tracking import tracked

from .finding import Finding
from .theme import Theme


@tracked(by_the_thousand=True)
class Tagging(models.Model):
    """That a finding is about a theme, and who says so."""

    finding = models.ForeignKey(Finding, on_delete=models.CASCADE, related_name="taggings")
    theme = models.ForeignKey(
        Theme, on_delete=models.PROTECT, related_name="taggings", help_text="The narrowest theme that fits."
    )
    position = models.PositiveIntegerField(default=0, help_text="The best fitting theme comes first.")
    suggested = models.BooleanField(default=False, help_text="Proposed by the machine and accepted by an editor.")
    tagged_by = account("The editor who tagged it here; empty for imported tags.", editable=False)
    tagged_at = models.DateTimeField(default=timezone.now, editable=False, help_text="When it was tagged here.")

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["finding", "theme"],
                name="finding_has_a_theme_once",
                violation_error_message="This finding already has that theme.",
            )
        ]
        triggers = [
            *kept_publishable("tagging", on=["update", "delete"]),  # one theme more is never one too many
            *counted_by("tagging"),
            *explained("tagging", other("finding_id", "theme_id", "position")),
            *refreshed_by("tagging", "SELECT finding_id FROM changed"),
            shown("tagging"),
        ]

    def __str__(self) -> str:
        return f"{self.theme} on {self.finding}"
