from django.db import models

from sources.accounts import account


class Undoable(models.Model):
    """A deed over many records that is remembered, so that it can be undone."""

    undone_by = account("Who undid it.")
    undone_at = models.DateTimeField(null=True, blank=True, help_text="When it was undone; empty while it stands.")

    class Meta:
        abstract = True
