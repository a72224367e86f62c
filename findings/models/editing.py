from django.contrib.postgres.fields import ArrayField
from django.db import models

from sources.accounts import account

from .finding import Finding


class Editing(models.Model):
    """What editors have done with a finding: how often it was changed, who wrote it, who reviewed it.

    The database counts every change of the finding and of its parts, and notes who made it. A row apart, so that
    counting a change is no change of the finding.
    """

    finding = models.OneToOneField(Finding, primary_key=True, on_delete=models.CASCADE, related_name="editing")
    revision = models.PositiveIntegerField(
        default=1,
        help_text="Goes up with every change of the finding or a part of it. Two editors at once are told by it.",
    )
    touched_at = models.DateTimeField(auto_now_add=True, help_text="When the last of these changes was made.")
    writers = ArrayField(
        models.BigIntegerField(),
        default=list,
        blank=True,
        help_text="Numbers of the accounts that changed its words or tags since it was last published.",
    )
    sent_by = account("Who sent it to be reviewed.")
    sent_at = models.DateTimeField(null=True, blank=True, help_text="When it was sent to be reviewed.")
    review_note = models.TextField(blank=True, help_text="What the reviewer asks for, where it was sent back.")
    reviewed_by = account("Who last published it or sent it back.")
    reviewed_at = models.DateTimeField(null=True, blank=True, help_text="When that was.")
    reviewed_revision = models.PositiveIntegerField(
        null=True, blank=True, help_text="The revision that was reviewed then."
    )

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"Editing of {self.finding}"
