from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils import timezone

from findings.vocabulary import TaggingDeed
from sources.accounts import account
from sources.vocabulary import listed

from .theme import Theme
from .undoable import Undoable


class TaggingBatch(Undoable):
    """That a theme was given to many findings at once, or taken from them: which, by whom, and whether undone."""

    Deed = TaggingDeed

    deed = models.CharField(max_length=20, choices=TaggingDeed, help_text="Whether the theme was added or taken away.")
    theme = models.ForeignKey(Theme, on_delete=models.PROTECT, related_name="tagging_batches", help_text="Which theme.")
    number = models.PositiveIntegerField(help_text="How many findings were changed.")
    rows = models.JSONField(
        encoder=DjangoJSONEncoder, help_text="The taggings that were made or taken away, as they were then."
    )
    reason = models.CharField(max_length=500, blank=True, help_text="Why, where published findings were among them.")
    done_by = account("Who did it; empty where a command did.")
    done_at = models.DateTimeField(default=timezone.now, help_text="When it was done.")
    undone_number = models.PositiveIntegerField(
        null=True, blank=True, help_text="How many findings the undoing changed back; others had been changed since."
    )

    class Meta:
        ordering = ["-done_at", "-pk"]
        verbose_name_plural = "tagging batches"
        constraints = [
            listed("deed", TaggingDeed, "tagging_batch_deed_is_known", "A theme is added or taken away."),
        ]

    def __str__(self) -> str:
        findings = "1 finding" if self.number == 1 else f"{self.number:,} findings"
        way = "to" if self.deed == TaggingDeed.ADDED else "from"
        return f"“{self.theme}” {self.get_deed_display()} {way} {findings}"
