from django.db import models
from django.utils import timezone

from sources.accounts import account
from sources.models import Source


class RefusedSuggestion(models.Model):
    """That editors do not want a suggestion: it is not offered again, in this text of the source or the next."""

    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="refused_suggestions")
    key = models.CharField(max_length=64, help_text="The key of the suggestion: made from its sort and its words.")
    words = models.TextField(help_text="The words that were suggested.")
    refused_by = account("The editor who refused it.", editable=False)
    refused_at = models.DateTimeField(default=timezone.now, editable=False, help_text="When it was refused.")

    class Meta:
        ordering = ["-refused_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["source", "key"],
                name="suggestion_is_refused_once",
                violation_error_message="This suggestion was refused already.",
            )
        ]

    def __str__(self) -> str:
        return f"Refused in {self.source}: {self.words[:60]}"
