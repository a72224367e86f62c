from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.utils import timezone

from findings.vocabulary import Noun
from sources.accounts import account
from sources.vocabulary import listed

from .undoable import Undoable


class Merge(Undoable):
    """That one record was merged into another: what went, what moved, why, and by whom. Enough to undo it exactly.

    Records are named by number, not by a link: the record that was kept may itself be merged later.
    """

    noun = models.CharField(max_length=20, choices=Noun, help_text="What sort of record they were.")
    kept_number = models.BigIntegerField(help_text="The number of the record that was kept.")
    kept_name = models.CharField(max_length=200, help_text="Its name at the time.")
    gone_number = models.BigIntegerField(help_text="The number of the record that went into it.")
    gone_name = models.CharField(max_length=200, help_text="The name of the record that went.")
    gone = models.JSONField(encoder=DjangoJSONEncoder, help_text="The record that went, whole.")
    moved = models.JSONField(
        encoder=DjangoJSONEncoder, help_text="Everything that moved, was left out as said twice, or was changed."
    )
    reason = models.CharField(max_length=500, help_text="Why they are one and the same.")
    merged_by = account("Who merged them; empty where a command did.")
    merged_at = models.DateTimeField(default=timezone.now, help_text="When they were merged.")

    class Meta:
        ordering = ["-merged_at", "-pk"]
        constraints = [
            listed("noun", Noun, "merge_noun_is_known", "People, institutions and themes are merged."),
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="merge_has_reason",
                violation_error_message="Say why the two are one and the same.",
            ),
            models.CheckConstraint(
                condition=~Q(kept_number=models.F("gone_number")),
                name="merge_is_of_two_records",
                violation_error_message="A record cannot be merged with itself.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.gone_name} into {self.kept_name}"
