import secrets
from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone

KEPT_FOR = timedelta(days=1)


def new_token() -> str:
    """A name that nobody guesses."""
    return secrets.token_urlsafe(24)


class WaitingImport(models.Model):
    """A spreadsheet whose preview an editor has seen, until it is confirmed or a day has passed.

    Kept in the database, so that every process of the web server finds the very bytes that were previewed, and nobody
    else does.
    """

    token = models.CharField(
        max_length=40, unique=True, default=new_token, editable=False, help_text="What the confirming page names it by."
    )
    noun = models.CharField(max_length=60, help_text="What its rows are: the name of the model.")
    editor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", help_text="Who uploaded it."
    )
    file_name = models.CharField(max_length=200, help_text="The name it came with.")
    body = models.BinaryField(help_text="Its bytes, unaltered.")
    reason = models.CharField(
        max_length=500, blank=True, help_text="Why published findings are changed by it, where any are."
    )
    uploaded_at = models.DateTimeField(default=timezone.now, help_text="When it was uploaded.")

    class Meta:
        ordering = ["-uploaded_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.file_name} ({self.noun})"

    @classmethod
    def clear(cls) -> None:
        """Forget those that nobody confirmed in time."""
        cls.objects.filter(uploaded_at__lt=timezone.now() - KEPT_FOR).delete()
