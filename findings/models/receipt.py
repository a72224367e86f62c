from django.conf import settings
from django.db import models
from django.utils import timezone

from .finding import Finding


class Receipt(models.Model):
    """That a save from the desk arrived, under the token its page gave it.

    A page that never heard the answer sends the same save again; by its receipt it is known, and makes no second
    finding.
    """

    token = models.UUIDField(
        unique=True,
        error_messages={"unique": "This save arrived before."},
        help_text="Chosen at random by the page, the same for each attempt at one save.",
    )
    finding = models.ForeignKey(Finding, on_delete=models.CASCADE, related_name="receipts")
    editor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Whose save it was: a token is good for its own account alone.",
    )
    revision = models.PositiveIntegerField(help_text="The revision of the finding after that save.")
    received_at = models.DateTimeField(default=timezone.now, help_text="When it was saved.")

    class Meta:
        ordering = ["-received_at", "-pk"]

    def __str__(self) -> str:
        return f"Save of {self.finding}"
